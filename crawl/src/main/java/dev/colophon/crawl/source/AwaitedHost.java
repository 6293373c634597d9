package dev.colophon.crawl.source;

import java.time.Instant;

/**
 * A host that rests, and that a run which is to end waits for.
 *
 * @param until when it may be asked again
 */
public record AwaitedHost(String name, Instant until) {}
