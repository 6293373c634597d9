/** For whoever watches over servers: metrics, and whether this one is well. */
@NullMarked
package dev.colophon.server.metrics;

import org.jspecify.annotations.NullMarked;
