package dev.colophon.media;

/** What came of reading a file. */
public sealed interface Reading permits Readable, Unreadable {}
