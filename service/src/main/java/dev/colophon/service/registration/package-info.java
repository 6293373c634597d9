/** Registering works, with their entries in the transparency log. */
@NullMarked
package dev.colophon.service.registration;

import org.jspecify.annotations.NullMarked;
