package dev.colophon.crawl.source;

/** What a source is. */
public enum SourceKind {
    /** A site: its pages are followed as far as the depth allows. */
    SITE,
    /** One page and the media on it. */
    PAGE,
    /** A sitemap or sitemap index: the pages and media that it lists. */
    SITEMAP,
    /** An RSS, Atom or JSON feed: the pages and media of its items. */
    FEED,
    /** A list of URLs, one a line: a file, or a URL that is read again on schedule. */
    URL_LIST,
    /** A folder on this machine. */
    FOLDER,
    /** A WARC or WACZ file on this machine. */
    ARCHIVE,
    /** An HLS stream. */
    STREAM,
    /** A podcast: the recordings of its feed, and from depth 1 on the pages of its episodes. */
    PODCAST,
    /** Search results: a CSV file with a column of URLs, or a page whose links to other sites count. */
    SEARCH_RESULTS;

    /** Whether it is read from this machine's disk rather than asked for. */
    public boolean isLocal() {
        return this == FOLDER || this == ARCHIVE;
    }

    /** What its seed is, when that is a URL. */
    public UrlKind seedKind() {
        return switch (this) {
            case SITE, PAGE -> UrlKind.PAGE;
            case SITEMAP -> UrlKind.SITEMAP;
            case FEED, PODCAST -> UrlKind.FEED;
            case URL_LIST, SEARCH_RESULTS -> UrlKind.LIST;
            case STREAM -> UrlKind.PLAYLIST;
            case FOLDER, ARCHIVE -> throw new IllegalArgumentException(this + " has no URL");
        };
    }
}
