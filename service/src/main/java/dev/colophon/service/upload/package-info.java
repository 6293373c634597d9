/** Files that somebody hands in, where a path on this machine is not at hand. */
@NullMarked
package dev.colophon.service.upload;

import org.jspecify.annotations.NullMarked;
