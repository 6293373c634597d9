/** Notices, what comes back to them, and the procedures of laws, in words. */
@NullMarked
package dev.colophon.cli.text.notice;

import org.jspecify.annotations.NullMarked;
