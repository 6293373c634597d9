/** A second person looks at some of what one has confirmed. */
@NullMarked
package dev.colophon.service.secondeye;

import org.jspecify.annotations.NullMarked;
