package dev.colophon.crawl.frontier.lease;

import java.time.Instant;

/**
 * A host that is let alone for now.
 *
 * @param until when it may be asked again
 */
public record RestingHost(String name, Instant until) {}
