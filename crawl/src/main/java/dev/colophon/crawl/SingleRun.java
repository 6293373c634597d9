package dev.colophon.crawl;

import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A run that visits each place once, and then ends although some of them are due again. What asks to come back later is visited
 * once more. Used by one thread.
 */
final class SingleRun {

    private final Duration patience;
    private final LongSupplier nanos;
    private final Set<String> hadTurn = new HashSet<>();
    private int owed;
    private long lastOwed;

    /**
     * A run that begins now.
     *
     * @param patience how long something that is owed is waited for
     * @param nanos a time that goes on evenly, in nanoseconds
     */
    SingleRun(Duration patience, LongSupplier nanos) {
        this.patience = patience;
        this.nanos = nanos;
        this.lastOwed = nanos.getAsLong();
    }

    /** Whether a source on this machine has its turn for the first time. */
    boolean isFirstTurn(String source) {
        return hadTurn.add(source);
    }

    /** These begin. */
    void granted(List<Lease> leases, Instant began) {
        owed += (int) leases.stream().filter(lease -> lease.isOwed(began)).count();
        goesOn(owed > 0);
    }

    /** These are over. */
    void ended(List<Finished> done, Instant began) {
        goesOn(owed > 0);
        owed -= (int) done.stream()
                .filter(Finished::last)
                .filter(finished -> finished.lease().isOwed(began))
                .count();
    }

    /** Something else that is owed is under way. */
    void goesOn(boolean underWay) {
        if (underWay) {
            lastOwed = nanos.getAsLong();
        }
    }

    /** Whether nothing that is owed has been under way for so long that the rest is left to the next run. */
    boolean isOver() {
        return nanos.getAsLong() - lastOwed > patience.toNanos();
    }
}
