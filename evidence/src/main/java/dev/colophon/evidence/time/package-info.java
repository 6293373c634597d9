/**
 * Timestamps after RFC 3161: asking an authority, judging what it answers, and an authority of our own for machines without
 * one, whose word is no more than the clock of this machine. Opens no connections: whoever asks brings the exchange.
 */
@NullMarked
package dev.colophon.evidence.time;

import org.jspecify.annotations.NullMarked;
