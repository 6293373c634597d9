/** What works, makers and parties are called by registries elsewhere, with the check digits of their standards. */
@NullMarked
package dev.colophon.registry.identifier;

import org.jspecify.annotations.NullMarked;
