/** Policies, and what they want done, as JSON. */
@NullMarked
package dev.colophon.service.json.policy;

import org.jspecify.annotations.NullMarked;
