/** Who signs in to this installation, in which organisations, as what; their sessions and keys. */
@NullMarked
package dev.colophon.registry.account;

import org.jspecify.annotations.NullMarked;
