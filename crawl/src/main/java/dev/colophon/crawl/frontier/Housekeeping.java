package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Host.HOST;

import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.schedule.HostQueue;
import dev.colophon.crawl.frontier.source.SourceStates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What keeps the queue of hosts right whatever became of those who work on it: signs of life of this worker, hosts that one who is
 * gone left asleep, and what was spent long ago. Used by one thread.
 */
final class Housekeeping {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Of hosts that are looked at for having been left asleep, so many a minute, and all of them at the start. */
    private static final int RECHECKED = 500;

    /** What was done in a transaction, and is not to be done again soon once that is committed. */
    record Done(Optional<Instant> renewed, Optional<Rechecked> rechecked) {}

    /** @param to the name of the last host that was looked at; empty behind the last of all */
    private record Rechecked(Instant at, String to) {}

    private final HostQueue queue;
    private Instant renewed = Instant.MIN;
    private Rechecked rechecked = new Rechecked(Instant.MIN, "");

    Housekeeping(HostQueue queue) {
        this.queue = queue;
    }

    /**
     * Frees the leases of a process that is gone.
     *
     * @param pause how long a host rests where it does not ask for longer
     */
    void recover(DSLContext dsl, Duration pause, Instant now) {
        Field<Long> rest = DSL.greatest(DSL.coalesce(HOST.CRAWL_DELAY_MS, DSL.val(0L)), DSL.val(pause.toMillis()));
        Field<Long> next = DSL.greatest(HOST.NEXT_AT, rest.plus(now.toEpochMilli()));
        List<String> hosts = dsl.select(HOST.NAME)
                .from(HOST)
                .where(HOST.LEASE.isNotNull())
                .orderBy(HOST.NAME)
                .fetch(HOST.NAME);
        dsl.update(HOST)
                .set(HOST.NEXT_AT, next)
                .set(HOST.READY_AT, DSL.when(HOST.BLOCKED, DSL.val(Lease.NEVER)).otherwise(next))
                .set(HOST.LEASE, (String) null)
                .set(HOST.LEASE_UNTIL, 0L)
                .where(HOST.LEASE.isNotNull())
                .execute();
        queue.lower(dsl, hosts, 0);
    }

    /**
     * Does what is due.
     *
     * @param held the hosts of which this worker has the leases
     * @param turns the sources on this machine that have their turn in it
     */
    Done run(DSLContext dsl, Set<String> held, Set<String> turns, Instant now, LocalDate today) {
        return new Done(renew(dsl, held, turns, now), recheck(dsl, now, today));
    }

    void committed(Done done) {
        renewed = done.renewed().orElse(renewed);
        rechecked = done.rechecked().orElse(rechecked);
    }

    /** Three signs of life in the length of a lease. */
    private Optional<Instant> renew(DSLContext dsl, Set<String> held, Set<String> turns, Instant now) {
        if (Duration.between(renewed, now).multipliedBy(3).compareTo(Lease.TIME) <= 0) {
            return Optional.empty();
        }
        queue.renew(dsl, held, now);
        if (!turns.isEmpty()) {
            SourceStates.turnsGoOn(dsl, turns, now);
        }
        return Optional.of(now);
    }

    private Optional<Rechecked> recheck(DSLContext dsl, Instant now, LocalDate today) {
        if (Duration.between(rechecked.at(), now).compareTo(PAUSE) <= 0) {
            return Optional.empty();
        }
        SourceStates.forgetSpending(dsl, today.toEpochDay());
        String to = rechecked.to();
        do {
            List<String> names = queue.names(dsl, to, RECHECKED);
            queue.recheck(dsl, names, now);
            to = names.size() < RECHECKED ? "" : names.getLast();
        } while (rechecked.at().equals(Instant.MIN) && !to.isEmpty());
        return Optional.of(new Rechecked(now, to));
    }
}
