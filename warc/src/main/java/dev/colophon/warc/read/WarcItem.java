package dev.colophon.warc.read;

/** One thing met while reading WARC files: a capture, or a line about what could not be read. */
public sealed interface WarcItem permits WarcCapture, WarcProblem {}
