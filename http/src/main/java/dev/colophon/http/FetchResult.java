package dev.colophon.http;

import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What came of a request that was allowed: an answer, or the reason why there is none. Never an exception. */
public sealed interface FetchResult {

    /** The URL that was asked last. */
    String url();

    /** The way there, empty when the first URL answered. */
    List<Redirect> redirects();

    /** When the request was made. */
    Instant seen();

    /**
     * An answer with its bytes, until it is closed.
     *
     * @param headers names in lower case, values as sent
     * @param peer the address that answered
     * @param sent the bytes as they came, transfer coding removed, content coding kept
     * @param body the bytes after content decoding; the same as {@code sent} where nothing was encoded
     * @param cut why {@code body} is not whole, if it is not
     * @param recording the bytes of the exchange, when they were asked for
     */
    record Fetched(
            String url,
            List<Redirect> redirects,
            Instant seen,
            int status,
            Map<String, List<String>> headers,
            InetAddress peer,
            StoredBytes sent,
            StoredBytes body,
            Optional<Truncation> cut,
            Optional<Recording> recording)
            implements FetchResult, AutoCloseable {

        /** First value of a header, by its lower-case name. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }

        /** The content type without parameters, lower case; empty string where the server gave none. */
        public String type() {
            return header("content-type").map(FetchResult::bareType).orElse("");
        }

        /** The host of the URL as it stands there, IPv6 in brackets. URLs of the web are not all of RFC 3986. */
        public String host() {
            String host = HttpUrl.get(url).host();
            return host.indexOf(':') < 0 ? host : "[" + host + "]";
        }

        /** Where a reference in this answer leads; empty when that is no http or https URL. */
        public Optional<String> resolve(String reference) {
            return Optional.ofNullable(HttpUrl.get(url).resolve(reference)).map(HttpUrl::toString);
        }

        /** Deletes the bytes. */
        @Override
        public void close() {
            sent.discard();
            body.discard();
            recording.ifPresent(recorded -> recorded.response().discard());
        }
    }

    /**
     * No answer.
     *
     * @param reason one line for people
     */
    record Unfetched(String url, List<Redirect> redirects, Instant seen, Failure failure, String reason)
            implements FetchResult {}

    /** Why there was no answer. */
    enum Failure {
        NO_SUCH_HOST,
        NO_CONNECTION,
        CERTIFICATE,
        TOO_SLOW,
        TOO_MANY_REDIRECTS,
        BAD_ANSWER
    }

    /** A content type without its parameters, in lower case. */
    public static String bareType(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
