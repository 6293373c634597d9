/** What goes wrong, as JSON for programs that collect it. */
@NullMarked
package dev.colophon.server.log;

import org.jspecify.annotations.NullMarked;
