package dev.colophon.server.web.notices;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.sending.DeliverNotices;
import dev.colophon.service.sending.ListDepartures;
import dev.colophon.service.settings.Settings;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over what somebody let go here when it can no more be undone. What a command let go, or this application before it was ended,
 * waits until somebody says so: nothing leaves because a server starts or a page is looked at. Thread-safe.
 */
public final class Departures implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    /** The time in which something can be undone is over for certain. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(20);

    private final Settings settings;
    private final Actor actor;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("departures").factory());

    /** By the number of the notice. */
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    /** Notices whose mails leave from here by themselves. */
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();

    public Departures(Settings settings, Actor actor) {
        this.settings = settings;
        this.actor = actor;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** The mails of a notice are handed over when they may leave, unless they are kept until then; those that no server took, again. */
    public void await(String notice) {
        Optional<Instant> next = waiting(notice);
        if (next.isEmpty()) {
            awaited.remove(notice);
        }
        next.ifPresent(leaves -> {
            awaited.add(notice);
            long wait = Duration.between(Instant.now(), leaves.plus(MARGIN)).toMillis();
            Object _ = thread.schedule(() -> leave(notice), Math.max(0, wait), TimeUnit.MILLISECONDS);
        });
    }

    private void leave(String notice) {
        try {
            Object _ = new DeliverNotices(settings).deliver(actor, Optional.of(notice), _ -> {});
            failures.remove(notice);
            await(notice);
        } catch (RuntimeException e) {
            LOG.warn(
                    "notice={} was not handed over, failure={}",
                    notice,
                    e.getClass().getName());
            failures.put(notice, String.valueOf(e.getMessage()));
            awaited.remove(notice);
        }
    }

    /** Whether what waits of a notice leaves by itself, without anybody's saying so. */
    public boolean awaits(String notice) {
        return awaited.contains(notice);
    }

    /** Why what was let go here could not be handed over when its time had come; empty of what was, and of what was not tried. */
    public Optional<String> failure(String notice) {
        return Optional.ofNullable(failures.get(notice));
    }

    private Optional<Instant> waiting(String notice) {
        List<ListDepartures.Departure> all = new ListDepartures(settings).list(actor);
        return all.stream()
                .filter(mail -> mail.notice().toString().equals(notice))
                .map(ListDepartures.Departure::leaves)
                .findFirst();
    }

    /** What is being handed over is handed over; the rest waits. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a mail is being handed over still");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
