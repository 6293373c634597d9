/** Commands about proof: evidence, verify, log, and their parts. */
@NullMarked
package dev.colophon.cli.evidence;

import org.jspecify.annotations.NullMarked;
