package dev.colophon.warc;

/**
 * Where an exchange is kept.
 *
 * @param file relative to the folder, with slashes; the same while it is written to and afterwards
 * @param offset where the gzip member of the response (or revisit) begins
 * @param length of that member in bytes
 * @param date the record's {@code WARC-Date}
 */
public record WarcSpan(String file, long offset, long length, String date) {}
