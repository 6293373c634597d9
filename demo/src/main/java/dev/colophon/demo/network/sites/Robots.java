package dev.colophon.demo.network.sites;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a site's robots.txt says to our crawler (RFC 9309), and its text.
 *
 * @param rules for us; the longest that fits counts, an Allow before a Disallow of the same length
 * @param delay between two requests, where it asks for one
 * @param status of the answer; 200 comes with the text, 404 means no rules, 5xx forbids everything
 */
public record Robots(String text, List<Rule> rules, Optional<Duration> delay, int status) {

    /**
     * Lets us in or keeps us out.
     *
     * @param pattern a path with {@code *} for anything and {@code $} for its end
     */
    public record Rule(boolean allow, String pattern) {

        boolean fits(String path) {
            boolean ends = pattern.endsWith("$");
            String open = ends ? pattern.substring(0, pattern.length() - 1) : pattern;
            StringBuilder regex = new StringBuilder();
            for (String piece : open.split("\\*", -1)) {
                regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(piece));
            }
            return Pattern.matches("(?s)" + regex + (ends ? "" : ".*"), path);
        }
    }

    public Robots {
        rules = List.copyOf(rules);
    }

    /** There is no robots.txt: everything is allowed. */
    public static Robots none() {
        return new Robots("", List.of(), Optional.empty(), 404);
    }

    /** The server cannot say: nothing is allowed. */
    public static Robots broken() {
        return new Robots("", List.of(), Optional.empty(), 503);
    }

    /** Rules for everybody. */
    public static Robots forAll(String... disallowed) {
        return of("User-agent: *", Optional.empty(), disallowed);
    }

    /** Rules for us, with nothing allowed to others. */
    static Robots forUs(String... disallowed) {
        Robots ours = of("User-agent: ColophonBot\nUser-agent: Colophon", Optional.empty(), disallowed);
        return ours.with("\nUser-agent: *\nDisallow: /\n");
    }

    /** Rules for everybody, and a delay. */
    public static Robots slowly(Duration delay, String... disallowed) {
        return of("User-agent: *", Optional.of(delay), disallowed);
    }

    private static Robots of(String agents, Optional<Duration> delay, String... disallowed) {
        StringBuilder text = new StringBuilder(agents).append('\n');
        List<Rule> rules = new ArrayList<>();
        for (String pattern : disallowed) {
            boolean allow = pattern.startsWith("+");
            String path = allow ? pattern.substring(1) : pattern;
            text.append(allow ? "Allow: " : "Disallow: ").append(path).append('\n');
            rules.add(new Rule(allow, path));
        }
        delay.ifPresent(
                pause -> text.append("Crawl-delay: ").append(pause.toSeconds()).append('\n'));
        return new Robots(text.toString(), rules, delay, 200);
    }

    /** The same with more lines at its end, none of which are rules for us. */
    Robots with(String lines) {
        return new Robots(text + lines, rules, delay, status);
    }

    /** Whether we may ask for a path, query included. */
    public boolean allows(String path) {
        if (path.equals("/robots.txt")) {
            return true;
        }
        if (status >= 500) {
            return false;
        }
        int best = -1;
        boolean allowed = true;
        for (Rule rule : rules) {
            int length = rule.pattern().length();
            if (rule.fits(path) && (length > best || (length == best && rule.allow()))) {
                best = length;
                allowed = rule.allow();
            }
        }
        return allowed;
    }
}
