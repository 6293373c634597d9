/** ONIX for Books 3.0 and 3.1 of EDItEUR, with reference names and with short tags. */
@NullMarked
package dev.colophon.registry.message.onix;

import org.jspecify.annotations.NullMarked;
