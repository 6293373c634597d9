/** Who is asked for timestamps. */
@NullMarked
package dev.colophon.service.authority;

import org.jspecify.annotations.NullMarked;
