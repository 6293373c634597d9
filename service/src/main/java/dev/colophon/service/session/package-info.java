/** A home while a use case works in it. */
@NullMarked
package dev.colophon.service.session;

import org.jspecify.annotations.NullMarked;
