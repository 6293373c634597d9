package dev.colophon.media;

/** What came of reading a file. */
public sealed interface Decoding permits Tracks, Unreadable {}
