package dev.colophon.evidence.verify.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.colophon.evidence.log.verify.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hashes of one record's block and payload (ISO 28500 section 6.3.2: without transfer coding) while it streams by. */
final class BlockDigests {

    private static final int MAX_HTTP_HEADER = 256 << 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]+ ([1-9][0-9]{2})(?: .*)?");
    private static final Pattern CONTENT_TYPE = Pattern.compile("(?im)^content-type:([^;\r\n]*)");
    private static final Pattern CHUNKED = Pattern.compile("(?m)^transfer-encoding:[ \t]*chunked[ \t]*\r?$");

    private final MessageDigest block = sha256();
    private final Optional<MessageDigest> http;
    private final boolean response;
    private byte[] head = new byte[4096];
    private int headLength;
    private boolean behindHeader;
    private Optional<Chunks> chunks = Optional.empty();
    private Optional<Integer> httpStatus = Optional.empty();
    private Optional<String> mediaType;
    private Optional<Hash> blockHash = Optional.empty();
    private Optional<Hash> payloadHash = Optional.empty();

    BlockDigests(String contentType) {
        http = contentType.startsWith("application/http") ? Optional.of(sha256()) : Optional.empty();
        response = contentType.endsWith("response");
        mediaType = response ? Optional.empty() : named(contentType.split(";", 2)[0]);
    }

    void update(byte[] bytes, int from, int count) {
        block.update(bytes, from, count);
        if (http.isPresent()) {
            int behind = behindHeader ? 0 : header(bytes, from, count);
            if (behindHeader) {
                payload(bytes, from + behind, count - behind);
            }
        }
    }

    private void payload(byte[] bytes, int from, int count) {
        if (chunks.isPresent()) {
            chunks.get().update(bytes, from, count);
        } else {
            http.orElseThrow().update(bytes, from, count);
        }
    }

    /** Collects the HTTP header block; answers how many of the bytes belong to it. */
    private int header(byte[] bytes, int from, int count) {
        for (int i = 0; i < count; i++) {
            if (headLength == MAX_HTTP_HEADER) {
                return count;
            }
            if (headLength == head.length) {
                head = Arrays.copyOf(head, 2 * headLength);
            }
            head[headLength++] = bytes[from + i];
            if (headLength >= 4
                    && head[headLength - 1] == '\n'
                    && head[headLength - 2] == '\r'
                    && head[headLength - 3] == '\n'
                    && head[headLength - 4] == '\r') {
                behindHeader = true;
                understand(new String(head, 0, headLength, ISO_8859_1));
                return i + 1;
            }
        }
        return count;
    }

    private void understand(String header) {
        if (response) {
            Matcher status = STATUS.matcher(header.substring(0, header.indexOf('\r')));
            httpStatus = status.matches() ? Optional.of(Integer.valueOf(status.group(1))) : Optional.empty();
            Matcher type = CONTENT_TYPE.matcher(header);
            mediaType = type.find() ? named(type.group(1)) : Optional.empty();
            if (isChunked(header)) {
                chunks = Optional.of(new Chunks(http.orElseThrow()::update));
            }
        }
    }

    static boolean isChunked(String header) {
        return CHUNKED.matcher(header.toLowerCase(Locale.ROOT)).find();
    }

    void finish() {
        blockHash = Optional.of(Hash.of(block.digest()));
        payloadHash = http.isEmpty()
                ? blockHash
                : behindHeader ? http.map(digest -> Hash.of(digest.digest())) : Optional.empty();
    }

    Hash block() {
        return blockHash.orElseThrow();
    }

    Optional<Hash> payload() {
        return payloadHash;
    }

    Optional<Integer> httpStatus() {
        return httpStatus;
    }

    Optional<String> mediaType() {
        return mediaType;
    }

    private static Optional<String> named(String type) {
        return Optional.of(type.strip()).filter(name -> !name.isEmpty());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
