package dev.colophon.watch.crawl;

import dev.colophon.watch.FetchLimits;
import dev.colophon.watch.FetchRequest;
import dev.colophon.watch.FetchResult;
import dev.colophon.watch.FetchResult.Failure;
import dev.colophon.watch.FetchResult.Fetched;
import dev.colophon.watch.FetchResult.Unfetched;
import dev.colophon.watch.GuardedClient;
import dev.colophon.watch.Refused;
import dev.colophon.watch.Worth;
import dev.colophon.watch.crawl.Lease.Errand;
import dev.colophon.watch.crawl.Outcome.Barred;
import dev.colophon.watch.crawl.Outcome.Failed;
import dev.colophon.watch.crawl.Outcome.Finished;
import dev.colophon.watch.crawl.Outcome.NotNow;
import dev.colophon.watch.crawl.Outcome.RobotsRead;
import dev.colophon.watch.crawl.Outcome.RobotsUnreachable;
import dev.colophon.watch.crawl.Outcome.Unchanged;
import dev.colophon.watch.crawl.Outcome.Validators;
import dev.colophon.watch.warc.Provenance;
import dev.colophon.watch.warc.WarcStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the requests that a lease allows, keeps the exchange, and says what came of it. Thread-safe. */
final class Visitor {

    private static final Duration LONGEST_RETRY = Duration.ofHours(24);

    private final Clients clients;
    private final WarcStore warc;
    private final AnswerReader reader;
    private final Renderer renderer;
    private final FetchLimits limits;
    private final InstantSource clock;

    Visitor(
            Clients clients,
            WarcStore warc,
            AnswerReader reader,
            Renderer renderer,
            FetchLimits limits,
            InstantSource clock) {
        this.clients = clients;
        this.warc = warc;
        this.reader = reader;
        this.renderer = renderer;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Makes the request. Never fails for what a server does.
     *
     * @return what is left to do when the host is no longer busy: reading the answer, keeping it
     */
    Supplier<Finished> ask(Lease lease, Errand errand) {
        Instant started = clock.instant();
        GuardedClient client = clients.with(errand.doors());
        try {
            FetchResult result = client.fetch(
                    switch (errand) {
                        case Lease.Robots(String url, Source _) -> FetchRequest.following(url, limits);
                        case Lease.Visit visit ->
                            FetchRequest.single(visit.url().url(), limits, visit.etag(), visit.lastModified());
                    });
            Optional<String> built = built(errand, result);
            Instant ended = clock.instant();
            return () ->
                    new Finished(lease, errand, false, started, ended, address(result), outcome(errand, result, built));
        } catch (Refused refused) {
            Instant ended = clock.instant();
            return () -> new Finished(lease, errand, false, started, ended, Optional.empty(), barred(errand, refused));
        }
    }

    private static Optional<String> address(FetchResult result) {
        return result instanceof Fetched answer ? Optional.of(answer.peer().getHostAddress()) : Optional.empty();
    }

    /** The browser asks the host for what the page needs, so this is a part of its turn. */
    private Optional<String> built(Errand errand, FetchResult result) {
        return errand instanceof Lease.Visit visit
                        && visit.source().render()
                        && result instanceof Fetched answer
                        && answer.status() == 200
                        && Worth.isPage(answer.type(), answer.body())
                ? renderer.html(answer.url())
                : Optional.empty();
    }

    private Outcome outcome(Errand errand, FetchResult result, Optional<String> built) {
        return switch (result) {
            case Unfetched failed ->
                errand instanceof Lease.Robots ? new RobotsUnreachable(failed.reason()) : failed(failed);
            case Fetched answer ->
                switch (errand) {
                    case Lease.Robots _ -> robots(answer);
                    case Lease.Visit visit -> answered(visit, answer, built);
                };
        };
    }

    /** Where we do not ask there are no rules to obey: the URLs there are refused one by one, each with its reason. */
    private static Outcome barred(Errand errand, Refused refused) {
        return errand instanceof Lease.Robots ? new RobotsRead(404, "") : new Barred(refused.line());
    }

    private static Outcome robots(Fetched answer) {
        try (answer) {
            return new RobotsRead(answer.status(), answer.status() / 100 == 2 ? text(answer) : "");
        }
    }

    private static String text(Fetched answer) {
        try (var in = answer.body().stream()) {
            // PostgreSQL stores no NUL, and no rule has one.
            return new String(in.readNBytes(RobotsRules.MOST_CHARACTERS), StandardCharsets.UTF_8).replace("\0", "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a robots.txt", e);
        }
    }

    private static Failed failed(Unfetched failed) {
        boolean noConnection = failed.failure() == Failure.NO_CONNECTION
                || failed.failure() == Failure.NO_SUCH_HOST
                || failed.failure() == Failure.TOO_SLOW;
        return new Failed(0, failed.reason(), noConnection);
    }

    private Outcome answered(Lease.Visit visit, Fetched answer, Optional<String> built) {
        int status = answer.status();
        if (status == 304 && visit.original().isPresent()) {
            try (answer) {
                warc.revisit(answer, provenance(visit), visit.original().get());
                return new Unchanged(status, validators(answer), 0);
            }
        }
        if (status == 429 || status == 503) {
            try (answer) {
                return new NotNow(status, retryAfter(answer));
            }
        }
        boolean redirect =
                status >= 301 && status <= 308 && answer.header("location").isPresent();
        if (!redirect && (status < 200 || status > 299)) {
            try (answer) {
                return new Failed(status, "the server answered " + status, false);
            }
        }
        return redirect ? reader.redirect(visit, answer) : reader.read(visit, answer, built);
    }

    static Provenance provenance(Lease.Visit visit) {
        return new Provenance(visit.source().id(), Optional.empty(), Optional.empty());
    }

    static Validators validators(Fetched answer) {
        return new Validators(answer.header("etag"), answer.header("last-modified"));
    }

    /** Seconds or a date, RFC 9110 section 10.2.3, at most a day. */
    private Optional<Duration> retryAfter(Fetched answer) {
        return answer.header("retry-after").map(String::strip).flatMap(text -> {
            try {
                Duration wait = text.matches("\\d{1,9}")
                        ? Duration.ofSeconds(Long.parseLong(text))
                        : Duration.between(
                                clock.instant(),
                                ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                        .toInstant());
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait)
                        .map(time -> time.compareTo(LONGEST_RETRY) < 0 ? time : LONGEST_RETRY);
            } catch (DateTimeParseException neither) {
                return Optional.empty();
            }
        });
    }
}
