/** Commands about what is watched: source, watch. */
@NullMarked
package dev.colophon.cli.source;

import org.jspecify.annotations.NullMarked;
