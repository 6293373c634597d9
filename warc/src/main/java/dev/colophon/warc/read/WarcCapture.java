package dev.colophon.warc.read;

import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A response or resource record, or a revisit with the payload of the record it names.
 *
 * @param payload without transfer and content coding, there until {@link #close}
 * @param url WARC-Target-URI
 * @param date WARC-Date
 * @param status the HTTP status; 200 for a {@code resource}
 * @param contentType as declared, with parameters; may be empty
 * @param peer WARC-IP-Address
 * @param cut why the payload is not the whole, if so
 * @param mismatch the digest that the record declares and does not have, in words
 * @param position where the record with the payload begins
 */
public record WarcCapture(
        StoredBytes payload,
        String url,
        Instant date,
        int status,
        String contentType,
        Optional<InetAddress> peer,
        Optional<Truncation> cut,
        Optional<String> mismatch,
        WarcPosition position)
        implements WarcItem, AutoCloseable {

    /** Deletes the payload. */
    @Override
    public void close() {
        payload.discard();
    }
}
