package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** A WARC file of one exchange and a resource, with its index. The header of each record can be made wrong on purpose. */
final class SampleWarc {

    static final String URL = "https://copies.example/song.mp3";
    private static final String DATE = "2026-11-25T15:00:00Z";
    private static final String INFO = id("info");

    private final UnaryOperator<Map<String, String>> change;
    private final List<byte[]> members = new ArrayList<>();
    private final List<String> index = new ArrayList<>();
    private int at;

    SampleWarc(byte[] body, UnaryOperator<Map<String, String>> change) {
        this.change = change;
        byte[] head = "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.length)
                .getBytes(UTF_8);
        byte[] response = ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
        byte[] request =
                "GET /song.mp3 HTTP/1.1\r\nHost: copies.example\r\nAccept-Encoding: identity\r\n\r\n".getBytes(UTF_8);
        byte[] picture = "a picture of the page".getBytes(UTF_8);
        add("warcinfo", Map.of("Content-Type", "application/warc-fields"), "software: sample\r\n".getBytes(UTF_8));
        add(
                "response",
                Map.of(
                        "WARC-Target-URI",
                        URL,
                        "WARC-IP-Address",
                        "93.184.215.14",
                        "WARC-Payload-Digest",
                        digest(body),
                        "Content-Type",
                        "application/http;msgtype=response"),
                response);
        line("example,copies)/song.mp3", URL, "audio/mpeg", body);
        add(
                "request",
                Map.of(
                        "WARC-Target-URI",
                        URL,
                        "WARC-Concurrent-To",
                        id("response"),
                        "Content-Type",
                        "application/http;msgtype=request"),
                request);
        add(
                "resource",
                Map.of(
                        "WARC-Target-URI",
                        "urn:view:" + URL,
                        "WARC-Payload-Digest",
                        digest(picture),
                        "Content-Type",
                        "image/png"),
                picture);
        line("urn:view:" + URL, "urn:view:" + URL, "image/png", picture);
    }

    private static String id(String name) {
        return "<urn:uuid:%s>".formatted(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    private static String digest(byte[] bytes) {
        return "sha256:" + Hash.sha256(bytes).hex();
    }

    private void add(String type, Map<String, String> own, byte[] block) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("WARC-Type", type);
        headers.put("WARC-Record-ID", id(type.equals("warcinfo") ? "info" : type));
        headers.put("WARC-Date", DATE);
        if (!type.equals("warcinfo")) {
            headers.put("WARC-Warcinfo-ID", INFO);
        }
        headers.putAll(own);
        headers.put("WARC-Block-Digest", digest(block));
        headers.put("Content-Length", Integer.toString(block.length));
        StringBuilder header = new StringBuilder("WARC/1.1\r\n");
        change.apply(headers)
                .forEach((name, value) ->
                        header.append(name).append(": ").append(value).append("\r\n"));
        byte[] head = header.append("\r\n").toString().getBytes(UTF_8);
        byte[] member = gzip(ByteBuffer.allocate(head.length + block.length + 4)
                .put(head)
                .put(block)
                .put("\r\n\r\n".getBytes(UTF_8))
                .array());
        members.add(member);
    }

    private void line(String key, String url, String mime, byte[] payload) {
        at = members.subList(0, members.size() - 1).stream()
                .mapToInt(member -> member.length)
                .sum();
        index.add(
                "%s 20261125150000 {\"digest\":\"%s\",\"filename\":\"data.warc.gz\",\"length\":\"%d\",\"mime\":\"%s\",\"offset\":\"%d\",\"status\":\"200\",\"url\":\"%s\"}\n"
                        .formatted(key, digest(payload), members.getLast().length, mime, at, url));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    List<byte[]> members() {
        return members;
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        members.forEach(all::writeBytes);
        return all.toByteArray();
    }

    byte[] index() {
        return gzip(String.join("", index).getBytes(UTF_8));
    }
}
