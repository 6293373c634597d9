package dev.colophon.crawl.frontier.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.store.Sanitiser;
import dev.colophon.store.Tasks;
import dev.colophon.warc.WarcSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Received bytes that nobody has looked into yet.
 *
 * @param lease of its task, whose id is that of the observation that received them
 * @param captured the bytes, on disk until it is closed
 * @param span where they are kept durably
 * @param held whether that file holds this exchange alone and goes when nothing is found in it
 */
public record AnalysisTask(Tasks.Lease lease, Captured captured, WarcSpan span, boolean held) {

    /** How long one is nobody else's without a sign of life of its worker. */
    public static final Duration LEASE = Duration.ofMinutes(5);

    private static final int LONGEST_ELEMENT = 200;
    private static final int LONGEST_TYPE = 500;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** The id of the observation. */
    public String observation() {
        return lease.id();
    }

    /**
     * One that was looked into.
     *
     * @param failed whether this program failed on it every time
     */
    public record Done(Tasks.Lease lease, WarcSpan span, boolean held, boolean failed) {}

    /** What is written down of it: enough to read the bytes back. */
    public record Payload(
            String url,
            @Nullable String page,
            @Nullable String element,
            long seenAt,
            int status,
            String type,
            String warcFile,
            long warcOffset,
            boolean held) {

        /** Reads what {@link AnalysisTask#task} wrote. */
        public static Payload of(String json) {
            try {
                return JSON.readValue(json, Payload.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a task of another version: " + json, e);
            }
        }

        /** The bytes that were read back, with what is known of where they stand. */
        public Captured standing(Captured bytes) {
            return bytes.standingOn(
                    Optional.ofNullable(page), Optional.ofNullable(element), Instant.ofEpochMilli(seenAt));
        }
    }

    /** It as a task. */
    public Tasks.NewTask task() {
        Payload payload = new Payload(
                captured.url(),
                captured.page().map(Sanitiser::clean).orElse(null),
                captured.element()
                        .map(text -> Sanitiser.fit(text, LONGEST_ELEMENT))
                        .orElse(null),
                captured.seen().toEpochMilli(),
                captured.status(),
                Sanitiser.fit(captured.type(), LONGEST_TYPE),
                span.file(),
                span.offset(),
                held);
        try {
            return new Tasks.NewTask(lease.id(), lease.id(), JSON.writeValueAsString(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers can be written", e);
        }
    }
}
