package dev.colophon.crawl.scan;

/** One thing met while reading a source: bytes to look into, or a line about what was not looked into. */
public sealed interface ScanItem permits Captured, Skipped {}
