/** Where and when something was captured: program, machine, clock, network. */
@NullMarked
package dev.colophon.evidence.bundle.environment;

import org.jspecify.annotations.NullMarked;
