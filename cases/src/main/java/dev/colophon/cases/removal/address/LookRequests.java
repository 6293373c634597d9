package dev.colophon.cases.removal.address;

import dev.colophon.cases.removal.address.HostRobots.Rules;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchRequest;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.Refused;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Asks for URLs as robots.txt allows, at each host to which a redirect leads as well. For one thread. */
final class LookRequests {

    private static final int MOST_REDIRECTS = 5;

    private final GuardedClient client;
    private final HostPauses pauses;
    private final HostRobots robots;
    private final FetchLimits limits = FetchLimits.defaults();

    LookRequests(GuardedClient client, HostPauses pauses) {
        this.client = client;
        this.pauses = pauses;
        this.robots = new HostRobots(client, pauses);
    }

    /** What a request came to. */
    sealed interface Reply {

        /** An answer, which whoever takes it closes. */
        record Some(Fetched answer) implements Reply {}

        /** None; {@code refused} when nobody asked, or was let. */
        record None(boolean refused, String reason) implements Reply {}
    }

    /** The answer where the redirects end. */
    Reply get(String url) {
        String next = url;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Reply reply = ask(next);
            if (reply instanceof Reply.None(boolean refused, String reason)) {
                return next.equals(url) ? reply : new Reply.None(refused, "it leads to %s: %s".formatted(next, reason));
            }
            Optional<String> to = reply instanceof Reply.Some(Fetched answer) ? redirect(answer) : Optional.empty();
            if (to.isEmpty()) {
                return reply;
            }
            next = to.get();
        }
        return new Reply.None(false, "more than %d redirects".formatted(MOST_REDIRECTS));
    }

    private Reply ask(String url) {
        HttpUrl asked = HttpUrl.parse(url);
        if (asked == null) {
            return new Reply.None(true, "it is no URL that can be asked for");
        }
        return switch (robots.of(asked)) {
            case Rules.Unknown unknown -> new Reply.None(unknown.refused(), unknown.why());
            case Rules.Known known
            when !known.rules().allows(url) -> new Reply.None(true, "robots.txt does not allow us to ask");
            case Rules.Known known -> ask(url, HostRobots.host(asked), known.crawlDelay());
        };
    }

    private Reply ask(String url, String host, Duration crawlDelay) {
        pauses.before(host);
        long start = System.nanoTime();
        try {
            return switch (client.fetch(FetchRequest.following(url, limits).oneAnswer())) {
                case Unfetched failed -> new Reply.None(false, failed.reason());
                case Fetched answer -> new Reply.Some(answer);
            };
        } catch (Refused refused) {
            return new Reply.None(true, refused.line());
        } finally {
            pauses.after(host, crawlDelay, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Where a redirect leads, which is closed then; empty where the answer is none. */
    private static Optional<String> redirect(Fetched answer) {
        Optional<String> to = switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> answer.header("location").flatMap(answer::resolve);
            default -> Optional.empty();
        };
        to.ifPresent(_ -> answer.close());
        return to.map(
                url -> HttpUrl.get(url).newBuilder().fragment(null).build().toString());
    }
}
