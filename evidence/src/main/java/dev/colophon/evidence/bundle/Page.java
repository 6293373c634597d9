package dev.colophon.evidence.bundle;

import java.time.Instant;

/**
 * What a viewer of the container can open.
 *
 * @param url as in the WARC
 * @param time when it was received; the WARC-Date of its response
 * @param title for people
 */
public record Page(String url, Instant time, String title) {}
