/** The API under {@code /api/v1}. */
@NullMarked
package dev.colophon.server.api;

import org.jspecify.annotations.NullMarked;
