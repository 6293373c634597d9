/** Looking up what is registered and what was seen. */
@NullMarked
package dev.colophon.service.catalogue;

import org.jspecify.annotations.NullMarked;
