/** {@code notice}: what the law asks of a notice, and what would become of one. */
@NullMarked
package dev.colophon.cli.notice;

import org.jspecify.annotations.NullMarked;
