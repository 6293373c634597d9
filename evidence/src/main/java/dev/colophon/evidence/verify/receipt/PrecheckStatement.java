package dev.colophon.evidence.verify.receipt;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What a receipt states.
 *
 * @param time to the millisecond
 * @param query SHA-256 of the file that was asked about
 * @param index the version of the index that was searched: how many changes had been made to it
 * @param answer SHA-256 of the answer in canonical JSON (RFC 8785)
 */
public record PrecheckStatement(Instant time, Hash query, long index, Hash answer) {

    private static final String PREFIX = "sha256:";

    /** @throws IllegalArgumentException when the time is before 1970, of which the log knows nothing */
    public PrecheckStatement {
        if (time.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("a time before 1970");
        }
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    static PrecheckStatement of(JsonObject fields) throws MalformedPart {
        fields.only("answer", "index", "query", "time");
        return new PrecheckStatement(
                fields.time("time"),
                fields.hash("query", PREFIX),
                fields.number("index"),
                fields.hash("answer", PREFIX));
    }

    Map<String, Object> fields() {
        return Map.of(
                "answer",
                PREFIX + answer.hex(),
                "index",
                index,
                "query",
                PREFIX + query.hex(),
                "time",
                time.toString());
    }

    /** The canonical bytes, of which the leaf in the log is the salted hash. */
    byte[] bytes() {
        return CanonicalJson.bytes(fields());
    }
}
