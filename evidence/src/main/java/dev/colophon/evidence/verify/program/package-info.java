/** The verifier as a program of its own, and the bounded child process in which it runs. */
@NullMarked
package dev.colophon.evidence.verify.program;

import org.jspecify.annotations.NullMarked;
