package dev.colophon.crawl.scan;

import dev.colophon.detect.FoundFile;
import dev.colophon.http.Redirect;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import dev.colophon.warc.read.WarcPosition;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Bytes received from a URL at a moment, there until {@link #close}.
 *
 * @param bytes what to look into; for a page that is not in UTF-8, the page in UTF-8 with a byte order mark
 * @param url where the bytes are, after redirects
 * @param page the page that shows or offers them, if it is known
 * @param element where on that page, such as {@code img[srcset]}
 * @param seen when they were received
 * @param status the HTTP status; 200 for a WARC {@code resource}
 * @param type the content type as declared, without parameters; may be empty
 * @param size of the payload in bytes, after decoding
 * @param sha256 of the payload, lower-case hexadecimal
 * @param peer the address that sent them
 * @param redirects the way from the URL asked for
 * @param cut why they are not the whole, if so
 * @param warc where they are kept, if they came out of a WARC
 * @param said what a page says of itself
 */
public record Captured(
        StoredBytes bytes,
        String url,
        Optional<String> page,
        Optional<String> element,
        Instant seen,
        int status,
        String type,
        long size,
        String sha256,
        Optional<InetAddress> peer,
        List<Redirect> redirects,
        Optional<Truncation> cut,
        Optional<WarcPosition> warc,
        PageStatement said)
        implements ScanItem, AutoCloseable {

    /** Of what is no page, or is asked for what it says elsewhere. */
    public Captured(
            StoredBytes bytes,
            String url,
            Optional<String> page,
            Optional<String> element,
            Instant seen,
            int status,
            String type,
            long size,
            String sha256,
            Optional<InetAddress> peer,
            List<Redirect> redirects,
            Optional<Truncation> cut,
            Optional<WarcPosition> warc) {
        this(
                bytes,
                url,
                page,
                element,
                seen,
                status,
                type,
                size,
                sha256,
                peer,
                redirects,
                cut,
                warc,
                PageStatement.NONE);
    }

    /** The same, of a page that says so of itself. */
    Captured saying(PageStatement itself) {
        return new Captured(
                bytes, url, page, element, seen, status, type, size, sha256, peer, redirects, cut, warc, itself);
    }

    /** A file with the bytes, made when it is first asked for. */
    public Path path() {
        return bytes.path();
    }

    /** The file for {@code Detector}; its place is the URL. */
    public FoundFile found() {
        return new FoundFile(path(), url, seen);
    }

    /** What of it there is, in words; empty when that is all. */
    public Optional<String> reached() {
        return cut.map(why -> "only the first %,d bytes were looked into: %s".formatted(size, why.reason()));
    }

    /** Why they tell nothing of what else may stand there; empty when they do. */
    public Optional<String> partial() {
        return reached().or(said::withheld);
    }

    /** The same bytes, at another way to write the address. */
    public Captured at(String other) {
        return new Captured(
                bytes, other, page, element, seen, status, type, size, sha256, peer, redirects, cut, warc, said);
    }

    /** The same bytes, with what is known of where they stand from elsewhere. */
    public Captured standingOn(Optional<String> otherPage, Optional<String> otherElement, Instant otherSeen) {
        return new Captured(
                bytes,
                url,
                otherPage,
                otherElement,
                otherSeen,
                status,
                type,
                size,
                sha256,
                peer,
                redirects,
                cut,
                warc,
                said);
    }

    /** Deletes the bytes. */
    @Override
    public void close() {
        bytes.discard();
    }
}
