package dev.colophon.evidence.verify.read;

import dev.colophon.evidence.log.verify.Hash;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One record of a WARC file, after all of it was read.
 *
 * @param number from 1
 * @param headers by lower-case name, but for WARC-Concurrent-To
 * @param concurrentTo the records that belong to the same exchange
 * @param offset of its gzip member
 * @param length of its gzip member
 * @param block SHA-256 of its block, computed
 * @param payload SHA-256 of what stands behind the HTTP header block, without the chunks of HTTP/1.1, or of the block where there
 *     is none; empty when an HTTP header block must be there and is not
 * @param httpStatus of a response
 * @param mediaType what it is by its sender: of a response the HTTP Content-Type, of others that of the record, without
 *     parameters
 */
public record WarcRecord(
        int number,
        Map<String, String> headers,
        List<String> concurrentTo,
        long offset,
        long length,
        Hash block,
        Optional<Hash> payload,
        Optional<Integer> httpStatus,
        Optional<String> mediaType) {

    public WarcRecord {
        headers = Map.copyOf(headers);
        concurrentTo = List.copyOf(concurrentTo);
    }

    public String type() {
        return header("warc-type");
    }

    public String id() {
        return header("warc-record-id");
    }

    public String target() {
        return header("warc-target-uri");
    }

    /** The value of a header; the empty string when it is not there. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    public boolean is(String type) {
        return type().equals(type);
    }

    /** Whether it is one of those that the index lists. */
    public boolean indexed() {
        return is("response") || is("resource");
    }
}
