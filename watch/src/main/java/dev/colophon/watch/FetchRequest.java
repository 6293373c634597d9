package dev.colophon.watch;

import java.util.Optional;

/**
 * What the guarded client is asked for.
 *
 * @param url as found, relative to nothing
 * @param follow whether redirects are followed, up to five; else a redirect is an answer like any other
 * @param etag the validator of what is here already, sent as {@code If-None-Match}
 * @param lastModified the date of what is here already, sent as {@code If-Modified-Since}
 * @param recorded whether the bytes of the exchange are kept; only for requests that do not follow
 */
public record FetchRequest(
        String url,
        FetchLimits limits,
        boolean follow,
        Optional<String> etag,
        Optional<String> lastModified,
        boolean recorded) {

    public FetchRequest {
        if (follow && recorded) {
            throw new IllegalArgumentException("a recorded exchange is one request and one answer");
        }
    }

    /** One that ends where the redirects end. */
    public static FetchRequest following(String url, FetchLimits limits) {
        return new FetchRequest(url, limits, true, Optional.empty(), Optional.empty(), false);
    }

    /** One exchange, recorded. */
    public static FetchRequest single(
            String url, FetchLimits limits, Optional<String> etag, Optional<String> lastModified) {
        return new FetchRequest(url, limits, false, etag, lastModified, true);
    }
}
