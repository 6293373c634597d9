/** The places to watch. */
@NullMarked
package dev.colophon.service.source;

import org.jspecify.annotations.NullMarked;
