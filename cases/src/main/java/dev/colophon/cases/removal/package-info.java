/** Whether a copy is really gone: looks at it, what they say, when the next is due, how long copies stay up. */
@NullMarked
package dev.colophon.cases.removal;

import org.jspecify.annotations.NullMarked;
