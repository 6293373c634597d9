package dev.colophon.crawl.source;

/** What a URL is expected to be; what it is decides its answer. */
public enum UrlKind {
    PAGE,
    MEDIUM,
    SITEMAP,
    FEED,
    LIST,
    PLAYLIST,
    /** An answer in oEmbed. */
    EMBED
}
