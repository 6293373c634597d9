/** Who runs the sites that were seen. */
@NullMarked
package dev.colophon.service.operators;

import org.jspecify.annotations.NullMarked;
