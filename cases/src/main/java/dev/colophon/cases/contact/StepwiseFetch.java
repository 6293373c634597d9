package dev.colophon.cases.contact;

import dev.colophon.cases.removal.address.HostPauses;
import dev.colophon.cases.removal.address.HostRobots;
import dev.colophon.cases.removal.address.HostRobots.Rules;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchRequest;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Asks for a URL and follows redirects one at a time, each only where a rule lets it: robots.txt of every host on the way, or TLS
 * throughout. One request to a host after the other. For one thread.
 */
final class StepwiseFetch {

    private static final int MOST_REDIRECTS = 5;

    private final GuardedClient client;
    private final HostPauses pauses;
    private final HostRobots robots;

    StepwiseFetch(GuardedClient client, HostPauses pauses) {
        this.client = client;
        this.pauses = pauses;
        this.robots = new HostRobots(client, pauses);
    }

    /** What is asked of each step. */
    enum Rule {
        /** What robots.txt allows. */
        ROBOTS,
        /** HTTPS; robots.txt is for pages and not for services. */
        TLS
    }

    /** What came. */
    sealed interface Answer {

        /**
         * A whole answer.
         *
         * @param url that answered, after redirects
         * @param type bare, lower case
         * @param header the content type as sent
         */
        record Received(String url, int status, String type, String header, byte[] bytes) implements Answer {}

        /** None, or no whole one; why, in one line. */
        record Missed(String reason) implements Answer {}
    }

    /**
     * Asks.
     *
     * @param longest answer in bytes
     */
    Answer get(String address, Rule rule, int longest) {
        String url = address;
        for (int steps = 0; steps <= MOST_REDIRECTS; steps++) {
            HttpUrl asked = HttpUrl.parse(url);
            if (asked == null) {
                return new Answer.Missed("it is no URL that can be asked for");
            }
            Duration delay = Duration.ZERO;
            switch (rule) {
                case TLS -> {
                    if (!asked.isHttps()) {
                        return new Answer.Missed("%s is not reached over https".formatted(asked.host()));
                    }
                }
                case ROBOTS -> {
                    switch (robots.of(asked)) {
                        case Rules.Unknown unknown -> {
                            return new Answer.Missed(unknown.why());
                        }
                        case Rules.Known known -> {
                            if (!known.rules().allows(url)) {
                                return new Answer.Missed("robots.txt does not allow us to ask for " + url);
                            }
                            delay = known.crawlDelay();
                        }
                    }
                }
            }
            Step step = step(url, asked, delay, longest);
            if (step.answer().isPresent()) {
                return step.answer().get();
            }
            url = step.next();
        }
        return new Answer.Missed("more than %d redirects".formatted(MOST_REDIRECTS));
    }

    /** @param next where it leads when there is no answer */
    private record Step(Optional<Answer> answer, String next) {

        static Step end(Answer answer) {
            return new Step(Optional.of(answer), "");
        }
    }

    private Step step(String url, HttpUrl asked, Duration delay, int longest) {
        String host = HostRobots.host(asked);
        pauses.before(host);
        long start = System.nanoTime();
        try {
            return switch (client.fetch(single(url, longest))) {
                case Unfetched none -> Step.end(new Answer.Missed(none.reason()));
                case Fetched answer -> received(answer, longest);
            };
        } catch (Refused refused) {
            return Step.end(new Answer.Missed(refused.line()));
        } finally {
            pauses.after(host, delay, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static FetchRequest single(String url, int longest) {
        return new FetchRequest(
                url,
                FetchLimits.defaults().atMost(longest),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                Optional.empty());
    }

    private static Step received(Fetched answer, int longest) {
        try (answer) {
            Optional<String> location = isRedirect(answer.status()) ? answer.header("location") : Optional.empty();
            if (location.isPresent()) {
                return answer.resolve(location.get())
                        .map(next -> new Step(Optional.empty(), next))
                        .orElseGet(() -> Step.end(new Answer.Missed("a redirect leads to no URL")));
            }
            if (answer.cut().isPresent()) {
                return Step.end(new Answer.Missed(
                        "no whole answer: " + answer.cut().get().reason()));
            }
            try (var in = answer.body().stream()) {
                return Step.end(new Answer.Received(
                        answer.url(),
                        answer.status(),
                        answer.type(),
                        answer.header("content-type").orElse(""),
                        in.readNBytes(longest)));
            } catch (IOException e) {
                return Step.end(new Answer.Missed("what was received cannot be read back"));
            }
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }
}
