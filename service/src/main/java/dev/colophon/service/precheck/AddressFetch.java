package dev.colophon.service.precheck;

import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.scan.PageFile;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.guard.GuardRule;
import dev.colophon.http.guard.Refused;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Fetches what stands at addresses, all of them together within bounds. Why something cannot be had is said without the addresses to which
 * names lead: whoever asks is not told how the network around this machine looks.
 */
final class AddressFetch {

    /** As much as may be handed in at a time. */
    private static final long MOST_BYTES = 2L << 30;

    private static final Duration LONGEST = Duration.ofHours(1);

    private static final String NOT_ASKED = "NOT_ASKED: ";
    private static final String NOT_RECEIVED = "NOT_RECEIVED: ";

    private final GuardedClient client;
    private final FetchLimits limits = FetchLimits.defaults();
    private final Instant end = Instant.now().plus(LONGEST);
    private long left = MOST_BYTES;

    AddressFetch(GuardedClient client) {
        this.client = client;
    }

    /** What came of one. */
    sealed interface Result {}

    /** Its bytes, there until this is closed. */
    record Content(StoredBytes bytes) implements Result, AutoCloseable {

        Path file() {
            return bytes.path();
        }

        @Override
        public void close() {
            bytes.discard();
        }
    }

    /**
     * Nothing, or not all.
     *
     * @param why as {@code CODE: line}
     */
    record Nothing(String why) implements Result {}

    /** Fetches one. */
    Result of(String address) throws IOException {
        if (left <= 0 || Instant.now().isAfter(end)) {
            return new Nothing(NOT_ASKED + "the addresses before it took all the bytes or the time of one check");
        }
        try {
            return switch (client.fetch(address, limits())) {
                case Fetched got -> received(got);
                case Unfetched failed -> {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new InterruptedIOException("ended while an address was asked");
                    }
                    yield new Nothing(NOT_RECEIVED + reason(failed));
                }
            };
        } catch (Refused refused) {
            return new Nothing(NOT_ASKED + reason(refused));
        }
    }

    private FetchLimits limits() {
        return left < limits.mediaBytes() ? limits.atMost(left) : limits;
    }

    private Result received(Fetched got) {
        left -= got.sent().size();
        if (got.cut().isPresent() || ContentFilter.saysNothing(got.status())) {
            got.close();
            return new Nothing(NOT_RECEIVED
                    + got.cut()
                            .map(cut -> "not all of it came: " + cut.reason())
                            .orElse("the server answered " + got.status()));
        }
        if (got.sent() != got.body()) {
            got.sent().discard();
        }
        boolean page =
                ContentFilter.isPage(got.type(), got.body()) && got.body().size() <= limits.textBytes();
        return new Content(
                page
                        ? PageFile.of(got.body(), got.header("content-type").orElse(""), client.scratch())
                                .bytes()
                        : got.body());
    }

    private static String reason(Refused refused) {
        return refused.rule() == GuardRule.ADDRESS
                ? "refused: it is not of the public internet, or leads where that is so (rule %s)"
                        .formatted(refused.rule().id())
                : refused.line();
    }

    private static String reason(Unfetched failed) {
        return switch (failed.failure()) {
            case NO_SUCH_HOST, CERTIFICATE, TOO_MANY_REDIRECTS -> failed.reason();
            case NO_CONNECTION -> "no connection to its server";
            case TOO_SLOW -> "no answer in time";
            case BAD_ANSWER -> "no readable answer";
        };
    }
}
