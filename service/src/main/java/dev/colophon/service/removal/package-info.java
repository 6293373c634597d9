/** Looking for copies again: whether they are gone, when the next look is due, how long copies stay up. */
@NullMarked
package dev.colophon.service.removal;

import org.jspecify.annotations.NullMarked;
