package dev.colophon.detect;

import dev.colophon.media.refusal.Unreadable;

/** A file of which there are no fingerprints, and why. */
public record Refusal(Unreadable why) implements Reading {}
