package dev.colophon.server.web.notices;

import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.sending.DeliverNotices;
import dev.colophon.service.sending.ListDepartures;
import dev.colophon.service.settings.Settings;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over what somebody let go here when it can no more be undone, and tries again while something of this machine is in the way. What
 * a command let go, or this application before it was ended, waits until somebody says so: nothing leaves because a server starts or a
 * page is looked at. Thread-safe.
 */
public final class Departures implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    /** The time in which something can be undone is over for certain. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(20);

    /** Whoever else hands over mail is waited for so long, and then again and again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 5;

    private final Settings settings;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("departures").factory());

    /** By the organisation and the number of the notice: what is planned, or under way. */
    private final Map<String, Future<?>> plans = new HashMap<>();

    /** By the organisation and the number of the notice. */
    private final Map<String, Message> failures = new ConcurrentHashMap<>();

    public Departures(Settings settings) {
        this.settings = settings;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** The mails of a notice are handed over when they may leave, unless they are kept until then; those that no server took, again. */
    public synchronized void await(Actor actor, String notice) {
        waiting(actor, notice)
                .ifPresentOrElse(
                        leaves -> plan(
                                actor,
                                notice,
                                Duration.between(Instant.now(), leaves.plus(MARGIN)),
                                () -> leave(actor, notice, 0)),
                        () -> forget(actor, notice));
    }

    /** Something of a notice is kept: whatever else was let go here leaves all the same. */
    public synchronized void kept(Actor actor, String notice) {
        if (plans.containsKey(key(actor, notice))) {
            await(actor, notice);
        }
    }

    /**
     * Hands over now what is due of a notice, after what is being handed over already.
     *
     * @param patience how long to wait for it
     * @return what became of it; empty when it is not over yet, and goes on
     * @throws RuntimeException why it could not be handed over
     */
    public Optional<List<String>> handOver(Actor actor, String notice, Duration patience) {
        CompletableFuture<List<String>> result = new CompletableFuture<>();
        plan(actor, notice, Duration.ZERO, () -> {
            try {
                result.complete(leave(actor, notice, 0));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return Optional.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e);
        }
    }

    /** The numbers of the notices of an organisation of which this hands something over without anybody's saying more. */
    public synchronized Set<String> planned(Actor actor) {
        String of = key(actor, "");
        return plans.keySet().stream()
                .filter(key -> key.startsWith(of))
                .map(key -> key.substring(of.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private synchronized void plan(Actor actor, String notice, Duration wait, Runnable what) {
        forget(actor, notice);
        if (!thread.isShutdown()) {
            plans.put(key(actor, notice), thread.schedule(what, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS));
        }
    }

    private synchronized void forget(Actor actor, String notice) {
        Optional.ofNullable(plans.remove(key(actor, notice))).ifPresent(plan -> plan.cancel(false));
    }

    /** @param before how often it could not be handed over until now */
    private List<String> leave(Actor actor, String notice, int before) {
        List<String> told = new ArrayList<>();
        try {
            Object _ = new DeliverNotices(settings, InstantSource.system(), PATIENCE)
                    .deliver(actor, Optional.of(notice), told::add);
            if (waiting(actor, notice)
                    .filter(leaves -> leaves.isBefore(Instant.now()))
                    .isPresent()) {
                failures.put(
                        key(actor, notice), Message.verbatim(told.isEmpty() ? "nothing became of it" : told.getLast()));
                again(actor, notice, before);
            } else {
                failures.remove(key(actor, notice));
                await(actor, notice);
            }
            return told;
        } catch (ServiceException e) {
            failed(actor, notice, e);
            forget(actor, notice); // it would fail as long as a person does nothing
            throw e;
        } catch (RuntimeException e) {
            failed(actor, notice, e);
            again(actor, notice, before);
            throw e;
        }
    }

    private void failed(Actor actor, String notice, RuntimeException e) {
        LOG.warn(
                "notice={} was not handed over, failure={}",
                notice,
                e.getClass().getName());
        if (!DeliverNotices.isUnderWay(e)) {
            failures.put(key(actor, notice), ServiceException.told(e));
        }
    }

    private void again(Actor actor, String notice, int before) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        plan(actor, notice, pause, () -> leave(actor, notice, before + 1));
    }

    /** Why what was let go here could not be handed over when its time had come; empty of what was, and of what was not tried. */
    public Optional<Message> failure(Actor actor, String notice) {
        return Optional.ofNullable(failures.get(key(actor, notice)));
    }

    private static String key(Actor actor, String notice) {
        return actor.organisation().id() + " " + notice;
    }

    private Optional<Instant> waiting(Actor actor, String notice) {
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
