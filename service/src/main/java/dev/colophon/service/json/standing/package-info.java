/** How the standing of claimants is printed as JSON. */
@NullMarked
package dev.colophon.service.json.standing;

import org.jspecify.annotations.NullMarked;
