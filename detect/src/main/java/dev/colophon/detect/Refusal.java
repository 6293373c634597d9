package dev.colophon.detect;

import dev.colophon.media.Unreadable;

/** A file of which there are no fingerprints, and why. */
public record Refusal(Unreadable why) implements Reading {}
