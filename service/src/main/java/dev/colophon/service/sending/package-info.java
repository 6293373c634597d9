/** Notices leave: held, undone, handed over once, settled where that is unknown, recorded where a person sent them. */
@NullMarked
package dev.colophon.service.sending;

import org.jspecify.annotations.NullMarked;
