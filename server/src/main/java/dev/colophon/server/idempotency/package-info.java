/** Requests of programs that are done once, however often they come. */
@NullMarked
package dev.colophon.server.idempotency;

import org.jspecify.annotations.NullMarked;
