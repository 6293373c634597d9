package dev.colophon.evidence.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Small WARC 1.1 files for tests, a gzip member for each record, as a crawler of ours would write them. */
final class WarcMaker {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final Random random = new Random(7);
    private final String warcinfo = id();
    private final Instant date;

    WarcMaker(Instant date) {
        this.date = date.truncatedTo(ChronoUnit.SECONDS);
        record(
                List.of("WARC-Type: warcinfo", "WARC-Record-ID: " + warcinfo, "Content-Type: application/warc-fields"),
                "software: test\r\nformat: WARC File Format 1.1\r\n".getBytes(UTF_8),
                false,
                new byte[0]);
    }

    /** An exchange: response, request and metadata. */
    WarcMaker exchange(String url, String mediaType, byte[] body) {
        String response = id();
        byte[] head = "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(mediaType, body.length)
                .getBytes(ISO_8859_1);
        record(
                List.of(
                        "WARC-Type: response",
                        "WARC-Record-ID: " + response,
                        "WARC-Target-URI: " + url,
                        "WARC-IP-Address: 93.184.215.14",
                        "WARC-Protocol: http/1.1",
                        "WARC-Warcinfo-ID: " + warcinfo,
                        "Content-Type: application/http;msgtype=response"),
                join(head, body),
                true,
                body);
        byte[] request =
                "GET / HTTP/1.1\r\nHost: site.example\r\nAccept-Encoding: identity\r\n\r\n".getBytes(ISO_8859_1);
        record(
                List.of(
                        "WARC-Type: request",
                        "WARC-Record-ID: " + id(),
                        "WARC-Target-URI: " + url,
                        "WARC-Concurrent-To: " + response,
                        "WARC-Warcinfo-ID: " + warcinfo,
                        "Content-Type: application/http;msgtype=request"),
                request,
                false,
                new byte[0]);
        record(
                List.of(
                        "WARC-Type: metadata",
                        "WARC-Record-ID: " + id(),
                        "WARC-Target-URI: " + url,
                        "WARC-Concurrent-To: " + response,
                        "WARC-Warcinfo-ID: " + warcinfo,
                        "Content-Type: application/warc-fields"),
                "fetchTimeMs: 17\r\n".getBytes(UTF_8),
                false,
                new byte[0]);
        return this;
    }

    /** Something that did not come over HTTP, such as a picture of the page. */
    WarcMaker resource(String uri, String mediaType, byte[] body) {
        record(
                List.of(
                        "WARC-Type: resource",
                        "WARC-Record-ID: " + id(),
                        "WARC-Target-URI: " + uri,
                        "WARC-Warcinfo-ID: " + warcinfo,
                        "Content-Type: " + mediaType),
                body,
                true,
                body);
        return this;
    }

    private void record(List<String> headers, byte[] block, boolean payloadDigest, byte[] payload) {
        List<String> lines = new ArrayList<>();
        lines.add("WARC/1.1");
        lines.addAll(headers);
        lines.add("WARC-Date: " + date);
        lines.add("WARC-Block-Digest: sha256:" + Hash.sha256(block).hex());
        if (payloadDigest) {
            lines.add("WARC-Payload-Digest: sha256:" + Hash.sha256(payload).hex());
        }
        lines.add("Content-Length: " + block.length);
        try (GZIPOutputStream member = new GZIPOutputStream(file)) {
            member.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8));
            member.write(block);
            member.write("\r\n\r\n".getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "<urn:uuid:" + UUID.nameUUIDFromBytes(bytes) + ">";
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    byte[] bytes() {
        return file.toByteArray();
    }

    Path write(Path path) {
        try {
            return Files.write(path, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
