package dev.colophon.cases.notice.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a mail that a server did not take for now is tried again. Pure. */
final class RetrySchedule {

    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24));

    private RetrySchedule() {}

    /**
     * How long to wait.
     *
     * @param attempts that were made, from 1
     * @return empty when it is tried no more
     */
    static Optional<Duration> after(int attempts) {
        return attempts > WAITS.size() ? Optional.empty() : Optional.of(WAITS.get(attempts - 1));
    }
}
