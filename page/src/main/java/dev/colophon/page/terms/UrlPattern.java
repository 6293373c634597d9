package dev.colophon.page.terms;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import dev.colophon.page.link.UrlResolver;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Some addresses of a host: a path as robots.txt has them (RFC 9309, 2.2.2 and 2.2.3), or a whole address of that form. */
final class UrlPattern {

    private static final int LONGEST = 2_048;

    private final String path;
    private final SimpleRobotRules rules;

    private UrlPattern(String path) {
        this.path = path;
        this.rules = new SimpleRobotRules(RobotRulesMode.ALLOW_SOME);
        rules.addRule(path, false);
    }

    /**
     * Reads a pattern; empty of one that is about another site, or too long.
     *
     * @param text blank is the whole site
     */
    static Optional<UrlPattern> of(String text, UrlResolver site) {
        String pattern = text.strip();
        if (pattern.length() > LONGEST) {
            return Optional.empty();
        }
        int scheme = pattern.indexOf("://");
        if (scheme < 0) {
            return Optional.of(
                    new UrlPattern(pattern.startsWith("/") || pattern.startsWith("*") ? pattern : "/" + pattern));
        }
        int start = pattern.indexOf('/', scheme + 3);
        String origin = start < 0 ? pattern : pattern.substring(0, start);
        boolean own = Optional.ofNullable(
                        HttpUrl.parse(origin.endsWith("*") ? origin.substring(0, origin.length() - 1) : origin))
                .filter(url -> url.host().equals(site.page().host()))
                .isPresent();
        return own ? Optional.of(new UrlPattern(start < 0 ? "/" : pattern.substring(start))) : Optional.empty();
    }

    boolean matches(String url) {
        return !rules.isAllowed(url);
    }

    /** In words behind a statement; blank of the whole site. */
    String where() {
        return path.equals("/") || path.equals("/*") || path.equals("*") ? "" : " at " + path;
    }

    @Override
    public String toString() {
        return path;
    }
}
