package dev.colophon.scale.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** A WARC file of responses, written byte by byte, broken ones too. */
public final class WarcLines {

    private final List<byte[]> records = new ArrayList<>();

    /** Adds a response of status 200. */
    public WarcLines response(String url, String headers, byte[] body) {
        return block(
                url, bytes("HTTP/1.1 200 OK\r\n" + headers + "\r\nContent-Length: " + body.length + "\r\n\r\n"), body);
    }

    /** Adds a record whose block is as it is. */
    WarcLines block(String url, byte[] head, byte[] body) {
        return raw(
                bytes("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:"
                        + UUID.nameUUIDFromBytes(bytes(url))
                        + ">\r\nWARC-Date: 2026-03-04T05:06:07Z\r\nWARC-Target-URI: " + url
                        + "\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: "
                        + (head.length + body.length) + "\r\n\r\n"),
                head,
                body,
                bytes("\r\n\r\n"));
    }

    /** Adds bytes that need be no record. */
    WarcLines raw(byte[]... parts) {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            record.writeBytes(part);
        }
        records.add(record.toByteArray());
        return this;
    }

    /** Writes them as they are. */
    public Path plain(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] record : records) {
                out.write(record);
            }
        }
        return file;
    }

    /** Writes each as a member of gzip. */
    Path packed(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] record : records) {
                ByteArrayOutputStream member = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
                    gzip.write(record);
                }
                member.writeTo(out);
            }
        }
        return file;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
