/** Looking into files, captures and URLs. */
@NullMarked
package dev.colophon.service.scan;

import org.jspecify.annotations.NullMarked;
