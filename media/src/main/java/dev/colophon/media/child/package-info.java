/** Programs run as child processes with limits, and child JVMs that are kept warm. */
@NullMarked
package dev.colophon.media.child;

import org.jspecify.annotations.NullMarked;
