package dev.colophon.http;

import java.util.Map;
import java.util.Optional;

/**
 * What the guarded client is asked for: a GET, or a POST where there is something to send.
 *
 * @param url as found, relative to nothing
 * @param follow whether redirects are followed, up to five; else a redirect is an answer like any other
 * @param etag the validator of what is here already, sent as {@code If-None-Match}
 * @param lastModified the date of what is here already, sent as {@code If-Modified-Since}
 * @param recorded whether the bytes of the exchange are kept; only for requests that do not follow
 * @param packed whether the server may pack the content
 * @param sent what is posted; never to where a redirect leads
 */
public record FetchRequest(
        String url,
        FetchLimits limits,
        boolean follow,
        Optional<String> etag,
        Optional<String> lastModified,
        boolean recorded,
        boolean packed,
        Optional<Sent> sent) {

    /**
     * What is posted.
     *
     * @param type the content type of the bytes
     * @param headers further ones of the request
     */
    public record Sent(String type, byte[] bytes, Map<String, String> headers) {

        public Sent {
            headers = Map.copyOf(headers);
        }

        /** Without further headers. */
        public Sent(String type, byte[] bytes) {
            this(type, bytes, Map.of());
        }
    }

    public FetchRequest {
        if (follow && (recorded || sent.isPresent())) {
            throw new IllegalArgumentException("a recorded or posted exchange is one request and one answer");
        }
    }

    /** One that ends where the redirects end. */
    public static FetchRequest following(String url, FetchLimits limits) {
        return new FetchRequest(url, limits, true, Optional.empty(), Optional.empty(), false, true, Optional.empty());
    }

    /** The same, but a redirect is its answer. */
    public FetchRequest oneAnswer() {
        return new FetchRequest(url, limits, false, etag, lastModified, recorded, packed, sent);
    }

    /** One exchange, recorded. */
    public static FetchRequest single(
            String url, FetchLimits limits, Optional<String> etag, Optional<String> lastModified) {
        return new FetchRequest(url, limits, false, etag, lastModified, true, true, Optional.empty());
    }

    /** One exchange, recorded, with content as it is: what a court is shown should need no unpacking. */
    public static FetchRequest plain(String url, FetchLimits limits) {
        return new FetchRequest(url, limits, false, Optional.empty(), Optional.empty(), true, false, Optional.empty());
    }

    /** Something posted to a service that the user has named. */
    public static FetchRequest post(String url, FetchLimits limits, Sent sent) {
        return new FetchRequest(url, limits, false, Optional.empty(), Optional.empty(), false, true, Optional.of(sent));
    }
}
