/** Offering licences, from the command line. */
@NullMarked
package dev.colophon.cli.offer;

import org.jspecify.annotations.NullMarked;
