/** What is kept for how long. */
@NullMarked
package dev.colophon.service.retention;

import org.jspecify.annotations.NullMarked;
