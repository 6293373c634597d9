/** The {@code colophon serve} command: the web application and its API on this machine. */
@NullMarked
package dev.colophon.server;

import org.jspecify.annotations.NullMarked;
