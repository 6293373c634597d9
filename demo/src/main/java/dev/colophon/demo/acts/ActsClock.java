package dev.colophon.demo.acts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that is put forward, so that weeks of waiting pass at once. It runs on from there, and never goes back. Thread-safe. */
public final class ActsClock implements InstantSource {

    private final InstantSource own;
    private final Instant beginning;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** @param own the clock that is put forward */
    public ActsClock(InstantSource own) {
        this.own = own;
        this.beginning = own.instant();
    }

    @Override
    public Instant instant() {
        return own.instant().plus(ahead.get());
    }

    /** When it was made. */
    public Instant beginning() {
        return beginning;
    }

    /** Puts it forward to a moment; it stays where it is when that is over. */
    public void forwardTo(Instant moment) {
        ahead.updateAndGet(before -> {
            Duration needed = Duration.between(own.instant(), moment);
            return needed.compareTo(before) > 0 ? needed : before;
        });
    }
}
