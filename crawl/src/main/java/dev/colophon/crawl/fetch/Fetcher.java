package dev.colophon.crawl.fetch;

import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Barred;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.NotNow;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsRead;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsUnreachable;
import dev.colophon.crawl.frontier.lease.FetchOutcome.TermsRead;
import dev.colophon.crawl.frontier.lease.FetchOutcome.TermsUnreachable;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Unchanged;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Lease.FetchTask;
import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchRequest;
import dev.colophon.http.FetchResult;
import dev.colophon.http.FetchResult.Failure;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import dev.colophon.http.guard.Refused;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.page.link.UrlResolver;
import dev.colophon.page.terms.SiteTerms;
import dev.colophon.warc.Provenance;
import dev.colophon.warc.WarcStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Makes the requests that a lease allows, keeps the exchange, and says what came of it. Thread-safe. */
public final class Fetcher {

    /** To so many other ways to write one address redirects are followed. */
    private static final int MOST_WAYS = 5;

    private final Clients clients;
    private final WarcStore warc;
    private final AnswerReader reader;
    private final Renderer renderer;
    private final FetchLimits limits;
    private final FetchLimits termsLimits;
    private final InstantSource clock;

    public Fetcher(
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
        this.termsLimits = limits.atMost(SiteTerms.MOST_BYTES);
        this.clock = clock;
    }

    /**
     * Makes the request. Never fails for what a server does.
     *
     * @return what is left to do when the host is no longer busy: reading the answer, keeping it
     */
    public Supplier<Finished> ask(Lease lease, FetchTask task) {
        Instant started = clock.instant();
        GuardedClient client = clients.with(task.allowedHosts());
        try {
            FetchResult result = switch (task) {
                case Lease.Robots(String url, List<Source> _) -> client.fetch(FetchRequest.following(url, limits));
                case Lease.Terms(String url, Standard _, List<Source> _) ->
                    client.fetch(FetchRequest.following(url, termsLimits));
                case Lease.Visit visit -> visited(client, visit);
            };
            Optional<String> built = built(task, result);
            Instant ended = clock.instant();
            return () -> finished(lease, task, started, ended, result, built);
        } catch (Refused refused) {
            Instant ended = clock.instant();
            return () -> new Finished(lease, task, false, started, ended, Optional.empty(), barred(task, refused));
        }
    }

    /** A redirect to another way to write the same address is followed at once, as browsers do: both are one place. */
    private FetchResult visited(GuardedClient client, Lease.Visit visit) throws Refused {
        Set<String> asked = new HashSet<>(Set.of(visit.url().url()));
        FetchResult result = asked(client, visit, visit.url().url());
        Optional<String> next = sameAddress(visit, result);
        while (next.isPresent() && asked.size() <= MOST_WAYS && asked.add(next.get())) {
            if (result instanceof Fetched redirect) {
                redirect.close();
            }
            result = asked(client, visit, next.get());
            next = sameAddress(visit, result);
        }
        return result;
    }

    private FetchResult asked(GuardedClient client, Lease.Visit visit, String url) throws Refused {
        return client.fetch(FetchRequest.single(url, limits, visit.etag(), visit.lastModified()));
    }

    /** Where a redirect leads that is the same address with what names a visitor, such as a session, if robots.txt allows that. */
    private static Optional<String> sameAddress(Lease.Visit visit, FetchResult result) {
        return result instanceof Fetched answer && isRedirect(answer)
                ? answer.resolve(answer.header("location").orElseThrow().strip())
                        .map(HttpUrl::get)
                        .filter(target -> UrlResolver.isStable(target)
                                && CanonicalUrl.of(target)
                                        .key()
                                        .equals(visit.url().key()))
                        .map(target -> target.newBuilder()
                                .username("")
                                .password("")
                                .fragment(null)
                                .build()
                                .toString())
                        .filter(visit.robots()::allows)
                : Optional.empty();
    }

    private static boolean isRedirect(Fetched answer) {
        int status = answer.status();
        return status >= 301
                && status <= 308
                && status != 304
                && answer.header("location").isPresent();
    }

    /** Ends the requests that are under way. What comes of them says nothing of their servers. */
    public void breakOff() {
        clients.breakOff();
    }

    private Finished finished(
            Lease lease, FetchTask task, Instant started, Instant ended, FetchResult result, Optional<String> built) {
        List<String> barred = barred(task, result);
        FetchOutcome outcome = barred.size() == task.sources().size()
                ? nowhere(result)
                : outcome(without(task, barred), result, built);
        return new Finished(lease, task, false, started, ended, address(result), barred, outcome);
    }

    /** Each source sees what it may visit itself: another's permission is not its own. */
    private List<String> barred(FetchTask task, FetchResult result) {
        boolean alike =
                task.sources().stream().map(Source::allowedHosts).distinct().count() == 1;
        return alike || !(task instanceof Lease.Visit visit) || !(result instanceof Fetched answer)
                ? List.of()
                : task.sources().stream()
                        .filter(source -> !clients.mayVisit(
                                source.allowedHosts(), visit.url().url(), answer.peer()))
                        .map(Source::id)
                        .toList();
    }

    private static FetchOutcome nowhere(FetchResult result) {
        if (result instanceof Fetched answer) {
            answer.close();
        }
        return new Barred("no source may go there by itself");
    }

    private static FetchTask without(FetchTask task, List<String> barred) {
        return task instanceof Lease.Visit visit && !barred.isEmpty()
                ? visit.on(visit.interests().stream()
                        .filter(interest -> !barred.contains(interest.source().id()))
                        .toList())
                : task;
    }

    private static Optional<String> address(FetchResult result) {
        return result instanceof Fetched answer ? Optional.of(answer.peer().getHostAddress()) : Optional.empty();
    }

    /** The browser asks the host for what the page needs, so this is a part of its lease. */
    private Optional<String> built(FetchTask task, FetchResult result) {
        return task instanceof Lease.Visit visit
                        && visit.sources().stream().anyMatch(Source::render)
                        && result instanceof Fetched answer
                        && answer.status() == 200
                        && ContentFilter.isPage(answer.type(), answer.body())
                ? renderer.html(answer.url())
                : Optional.empty();
    }

    private FetchOutcome outcome(FetchTask task, FetchResult result, Optional<String> built) {
        return switch (result) {
            case Unfetched failed ->
                switch (task) {
                    case Lease.Robots _ -> new RobotsUnreachable(failed.reason());
                    case Lease.Terms _ -> new TermsUnreachable(failed.reason());
                    case Lease.Visit _ -> failed(failed);
                };
            case Fetched answer ->
                switch (task) {
                    case Lease.Robots _ -> robots(answer);
                    case Lease.Terms _ -> terms(answer);
                    case Lease.Visit visit -> answered(visit, answer, built);
                };
        };
    }

    /** Rules that lead where we do not go cannot be had; a host where we do not go is barred, rules and all. */
    private static FetchOutcome barred(FetchTask task, Refused refused) {
        return switch (task) {
            case Lease.Robots _ when !refused.redirects().isEmpty() -> new RobotsUnreachable(refused.line());
            case Lease.Terms _ when !refused.redirects().isEmpty() -> new TermsUnreachable(refused.line());
            case Lease.Robots _, Lease.Terms _, Lease.Visit _ -> new Barred(refused.line());
        };
    }

    private static FetchOutcome robots(Fetched answer) {
        try (answer) {
            if (answer.status() / 100 != 2) {
                return new RobotsRead(answer.status(), "");
            }
            return answer.cut()
                    .filter(cut -> isMissed(cut, answer.body()))
                    .<FetchOutcome>map(cut -> new RobotsUnreachable(cut.reason()))
                    .orElseGet(() -> new RobotsRead(answer.status(), text(answer)));
        }
    }

    /** Of a document that is too long nothing is read, for half of it may say the opposite. */
    private FetchOutcome terms(Fetched answer) {
        try (answer) {
            int status = answer.status();
            if (status == 429 || status == 503) {
                return later(answer);
            }
            if (status / 100 != 2) {
                return new TermsRead(status, "");
            }
            Optional<Truncation> cut = answer.cut();
            if (cut.isPresent() && cut.get().kind() != Truncation.Kind.LENGTH) {
                return new TermsUnreachable(cut.get().reason());
            }
            return new TermsRead(status, cut.isPresent() ? "" : whole(answer));
        }
    }

    private NotNow later(Fetched answer) {
        return new NotNow(
                answer.status(),
                answer.header("retry-after").flatMap(value -> RetryAfter.parse(value, clock.instant())));
    }

    private static String whole(Fetched answer) {
        try (var in = answer.body().stream()) {
            byte[] bytes = in.readNBytes(SiteTerms.MOST_BYTES + 1);
            return bytes.length > SiteTerms.MOST_BYTES
                    ? ""
                    : new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back the terms of a site", e);
        }
    }

    /** Whether what is missing is of the part that counts. */
    private static boolean isMissed(Truncation cut, StoredBytes body) {
        return cut.kind() == Truncation.Kind.UNSPECIFIED || body.size() < RobotsRules.MOST_CHARACTERS;
    }

    private static String text(Fetched answer) {
        try (var in = answer.body().stream()) {
            // PostgreSQL stores no NUL, and no rule has one.
            String text =
                    new String(in.readNBytes(RobotsRules.MOST_CHARACTERS), StandardCharsets.UTF_8).replace("\0", "");
            boolean longer = answer.body().size() > RobotsRules.MOST_CHARACTERS;
            return longer ? text.substring(0, text.lastIndexOf('\n') + 1) : text; // half a rule is another rule
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

    private FetchOutcome answered(Lease.Visit visit, Fetched answer, Optional<String> built) {
        int status = answer.status();
        boolean conditional = visit.etag().isPresent() || visit.lastModified().isPresent();
        if (status == 304 && conditional) {
            try (answer) { // of a medium in which nothing was found, no original is kept
                visit.original()
                        .filter(original -> original.url().equals(answer.url()))
                        .ifPresent(original -> warc.revisit(answer, provenance(visit), original));
                return new Unchanged(status, validators(answer), 0);
            }
        }
        if (status == 429 || status == 503) {
            try (answer) {
                return later(answer);
            }
        }
        boolean redirect = isRedirect(answer);
        if (ContentFilter.isGone(status)) {
            return reader.stillThere(visit, answer).orElseGet(() -> nothing(visit, answer));
        }
        if (!redirect && ContentFilter.saysNothing(status)) {
            try (answer) {
                return new Failed(status, answered(status), false);
            }
        }
        return redirect ? reader.redirect(visit, answer) : reader.read(visit, answer, built);
    }

    private FetchOutcome nothing(Lease.Visit visit, Fetched answer) {
        try (answer) {
            return new Failed(answer.status(), answered(answer.status()), false, reader.sent(visit, answer));
        }
    }

    private static String answered(int status) {
        return "the server answered " + status;
    }

    static Provenance provenance(Lease.Visit visit) {
        String sources = visit.sources().stream().map(Source::id).collect(Collectors.joining(" "));
        return new Provenance(sources, Optional.empty(), Optional.empty());
    }

    /** Of a body that is not whole there are none: the rest would never be asked for. */
    static Validators validators(Fetched answer) {
        return answer.cut().isPresent()
                ? Validators.NONE
                : new Validators(answer.header("etag"), answer.header("last-modified"));
    }
}
