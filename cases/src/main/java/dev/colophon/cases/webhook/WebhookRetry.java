package dev.colophon.cases.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a message that was not taken is sent again: after 10 seconds, 1, 5 and 30 minutes, 2 and 6 hours, then every 12 hours; not any more
 * after the {@value #MOST}th attempt, about three days after the first. Pure.
 */
public final class WebhookRetry {

    /** So many attempts are made of a message. */
    public static final int MOST = 12;

    /** Who takes nothing for so long is told nothing more. */
    public static final Duration PATIENCE = Duration.ofDays(5);

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private WebhookRetry() {}

    /**
     * How long to wait.
     *
     * @param attempts that were made, from 1
     * @return empty when it is sent no more
     */
    static Optional<Duration> after(int attempts) {
        return attempts >= MOST ? Optional.empty() : Optional.of(WAITS.get(Math.min(attempts, WAITS.size()) - 1));
    }
}
