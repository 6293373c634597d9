/** Files that come by a form, and what is done with them. */
@NullMarked
package dev.colophon.server.upload;

import org.jspecify.annotations.NullMarked;
