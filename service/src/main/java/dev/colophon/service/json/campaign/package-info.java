/** Campaigns as JSON. */
@NullMarked
package dev.colophon.service.json.campaign;

import org.jspecify.annotations.NullMarked;
