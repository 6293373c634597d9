/** How much there is to do, and whether the home can be used, for whoever watches over servers. */
@NullMarked
package dev.colophon.service.metrics;

import org.jspecify.annotations.NullMarked;
