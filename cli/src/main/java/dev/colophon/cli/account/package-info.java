/** The commands about accounts, organisations and keys. */
@NullMarked
package dev.colophon.cli.account;

import org.jspecify.annotations.NullMarked;
