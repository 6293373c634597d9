/** Files that come in parts, over as many connections as it takes. */
@NullMarked
package dev.colophon.service.resumable;

import org.jspecify.annotations.NullMarked;
