package dev.colophon.crawl.source;

import java.util.List;
import okhttp3.HttpUrl;

/**
 * Which pages belong to a source. Media on them may be anywhere.
 *
 * @param elsewhere whether a site's links to other sites are followed too
 * @param include patterns of whole URLs with {@code *} for anything; empty includes all
 * @param exclude the same, stronger than {@code include}
 */
public record Scope(boolean elsewhere, List<String> include, List<String> exclude) {

    public Scope {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** A site with all that is under its host, or whatever a list names. */
    public static Scope usual() {
        return new Scope(false, List.of(), List.of());
    }

    /** The scope with its patterns read, for a source that began at {@code seed}. */
    Compiled compiled(SourceKind kind, String seed) {
        return new Compiled(
                include.stream().map(Glob::new).toList(),
                exclude.stream().map(Glob::new).toList(),
                elsewhere || kind != SourceKind.SITE,
                HttpUrl.parse(seed) == null ? "" : HttpUrl.get(seed).host());
    }

    /** Patterns ready to use. Thread-safe. */
    public static final class Compiled {

        private final List<Glob> include;
        private final List<Glob> exclude;
        private final boolean anywhere;
        private final String site;
        private final String underSite;

        private Compiled(List<Glob> include, List<Glob> exclude, boolean anywhere, String seedHost) {
            this.include = include;
            this.exclude = exclude;
            this.anywhere = anywhere;
            this.site = seedHost.startsWith("www.") ? seedHost.substring(4) : seedHost;
            this.underSite = "." + site;
        }

        /** Whether a linked page is followed: a site keeps to its host and what is under it. */
        public boolean follows(CanonicalUrl page) {
            return isOfSite(page.hostName()) && allows(page);
        }

        private boolean isOfSite(String host) {
            return anywhere || host.equals(site) || host.endsWith(underSite);
        }

        /** Whether the patterns allow it. */
        public boolean allows(CanonicalUrl url) {
            return (include.isEmpty() || matches(include, url)) && !excludes(url);
        }

        /** Whether a pattern excludes it. */
        public boolean excludes(CanonicalUrl url) {
            return matches(exclude, url);
        }

        private static boolean matches(List<Glob> patterns, CanonicalUrl url) {
            return patterns.stream().anyMatch(pattern -> pattern.matches(url.url()));
        }
    }
}
