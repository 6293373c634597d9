/** Who may ask, and from where. */
@NullMarked
package dev.colophon.server.security;

import org.jspecify.annotations.NullMarked;
