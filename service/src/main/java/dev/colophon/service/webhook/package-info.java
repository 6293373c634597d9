/** Telling servers of the user's choice what happens. */
@NullMarked
package dev.colophon.service.webhook;

import org.jspecify.annotations.NullMarked;
