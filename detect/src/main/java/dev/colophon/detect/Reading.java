package dev.colophon.detect;

/** What came of making the fingerprints of a file. */
public sealed interface Reading permits Readable, Refusal {}
