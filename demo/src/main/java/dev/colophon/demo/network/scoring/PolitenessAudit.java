package dev.colophon.demo.network.scoring;

import dev.colophon.demo.network.server.RequestLog;
import dev.colophon.demo.network.sites.Robots;
import dev.colophon.demo.words.DemoWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a crawler behaved, as the servers saw it.
 *
 * @param requests how many there were
 * @param smallestGap between the starts of two requests of one host; an hour when no host was asked twice
 * @param violations in order of time
 */
public record PolitenessAudit(int requests, Duration smallestGap, List<Violation> violations) {

    /** What a crawler did that it must not do. */
    public enum Kind {
        /** A second request of a host before its delay was over. */
        TOO_SOON,
        /** A request of a host while another one was being answered. */
        AT_ONCE,
        /** A path that robots.txt forbids, or anything while robots.txt cannot be had. */
        FORBIDDEN,
        /** Again before the end of Retry-After. */
        IMPATIENT,
        /** A page that only links with {@code rel=nofollow} lead to. */
        NOT_TO_BE_FOLLOWED,
        /** A host that is not in the network: the client was led to an address. */
        STRANGE_HOST
    }

    /**
     * One thing that it did.
     *
     * @param figures what is filled in where it is told
     */
    public record Violation(Kind kind, String host, String path, List<Object> figures) {

        public Violation {
            figures = List.copyOf(figures);
        }
    }

    /**
     * A client waits from when it sends, a server counts from when it receives: the way to the server may take so much longer
     * for the first of two requests than for the second; and a client may have an answer before the server has noted its end.
     */
    private static final Duration JITTER = Duration.ofMillis(10);

    private static final Duration NEVER = Duration.ofHours(1);

    public PolitenessAudit {
        violations = List.copyOf(violations);
    }

    /**
     * Reads a log.
     *
     * @param delay between the starts of two requests of a host whose robots.txt names none, or a shorter one
     * @param notToBeFollowed {@code host + path} of pages behind nofollow links
     */
    public static PolitenessAudit of(
            List<RequestLog.Entry> log,
            Duration delay,
            Map<String, Robots> robots,
            Set<String> notToBeFollowed,
            Duration retryAfter) {
        List<Violation> violations = new ArrayList<>();
        Map<String, RequestLog.Entry> last = new TreeMap<>();
        Duration smallest = NEVER;
        List<RequestLog.Entry> inOrder = log.stream()
                .sorted(Comparator.comparingLong(RequestLog.Entry::startNanos))
                .toList();
        for (RequestLog.Entry entry : inOrder) {
            Robots rules = robots.get(entry.host());
            if (rules == null) {
                violations.add(violation(Kind.STRANGE_HOST, entry));
                continue;
            }
            if (!rules.allows(entry.path())) {
                violations.add(violation(Kind.FORBIDDEN, entry));
            }
            if (notToBeFollowed.contains(entry.host() + entry.path())) {
                violations.add(violation(Kind.NOT_TO_BE_FOLLOWED, entry));
            }
            RequestLog.Entry before = last.put(entry.host(), entry);
            if (before == null) {
                continue;
            }
            Duration gap = Duration.ofNanos(entry.startNanos() - before.startNanos());
            smallest = gap.compareTo(smallest) < 0 ? gap : smallest;
            Duration least =
                    rules.delay().filter(own -> own.compareTo(delay) > 0).orElse(delay);
            if (entry.startNanos() + JITTER.toNanos() < before.endNanos()) {
                violations.add(violation(Kind.AT_ONCE, entry, before.path()));
            }
            if (gap.plus(JITTER).compareTo(least) < 0) {
                violations.add(violation(Kind.TOO_SOON, entry, gap.toMillis(), before.path(), least.toMillis()));
            }
            Duration sinceAnswer = Duration.ofNanos(entry.startNanos() - before.endNanos());
            if (before.status() == 429 && sinceAnswer.plus(JITTER).compareTo(retryAfter) < 0) {
                violations.add(violation(Kind.IMPATIENT, entry, sinceAnswer.toMillis(), retryAfter.toMillis()));
            }
        }
        return new PolitenessAudit(log.size(), smallest, violations);
    }

    private static Violation violation(Kind kind, RequestLog.Entry entry, Object... figures) {
        return new Violation(kind, entry.host(), entry.path(), List.of(figures));
    }

    /** Whether the crawler broke no rule. */
    public boolean isPolite() {
        return violations.isEmpty();
    }

    /** One line for a person, and one for each violation. */
    public List<String> table(DemoWords words) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("requests", requests, smallestGap.toMillis(), violations.size()));
        violations.forEach(violation -> lines.add("  "
                + words.say(
                        "violation",
                        violation.kind(),
                        violation.host() + violation.path(),
                        words.say(
                                "violation." + violation.kind(),
                                violation.figures().toArray()))));
        return lines;
    }
}
