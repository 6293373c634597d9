/** Evidence as it is shown, handed out and verified, for whoever has it. */
@NullMarked
package dev.colophon.service.proof;

import org.jspecify.annotations.NullMarked;
