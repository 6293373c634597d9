package dev.colophon.service.metrics;

import java.time.Duration;
import java.util.List;

/**
 * What waits in a home, of all organisations together; it names nobody.
 *
 * @param tasks by kind and state
 * @param outbox mails of notices
 * @param messages that wait for webhooks
 * @param webhooks how many are active, failing and disabled
 * @param uploads files that come in parts
 */
public record HomeMeasures(
        List<TaskCount> tasks, Outbox outbox, Waiting messages, WebhookCounts webhooks, Uploads uploads) {

    public HomeMeasures {
        tasks = List.copyOf(tasks);
    }

    /**
     * Tasks of a kind.
     *
     * @param state {@code scheduled}, {@code due}, or {@code parked}: failed too often
     */
    public record TaskCount(String kind, String state, long count) {}

    /**
     * What waits.
     *
     * @param age of what has been due longest; zero where nothing is
     */
    public record Waiting(long count, Duration age) {}

    /**
     * Mails of notices.
     *
     * @param waiting those that were let go and did not leave yet
     * @param sending those that are being handed over
     * @param unknown those of which nobody knows whether they left
     */
    public record Outbox(Waiting waiting, long sending, long unknown) {}

    /** Webhooks by how they stand. */
    public record WebhookCounts(long active, long failing, long disabled) {}

    /**
     * Files that come in parts.
     *
     * @param bytes that have come of them
     */
    public record Uploads(long count, long bytes) {}
}
