/** What a record of a message says of a work, in the words of the catalogue. */
@NullMarked
package dev.colophon.registry.message.record;

import org.jspecify.annotations.NullMarked;
