package dev.colophon.crawl.source;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An address that sources lead to, and of which nothing was had at the last look.
 *
 * @param status of HTTP; empty when there was no answer
 * @param cause in a few words
 * @param since the first look at which nothing was had
 * @param asked the last, of which the status and the cause are
 * @param next when it is asked for again, at the earliest; empty where no time is set for that
 * @param sources how many lead there
 */
public record FailingAddress(
        String url, OptionalInt status, String cause, Instant since, Instant asked, Optional<Instant> next, int sources)
        implements MissedAddress {}
