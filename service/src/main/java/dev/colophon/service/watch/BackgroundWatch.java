package dev.colophon.service.watch;

import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.source.AwaitedHost;
import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.source.AllSources;
import dev.colophon.sightings.ChangedDecision;
import dev.colophon.store.Database;
import dev.colophon.store.StoreException;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the sources of a home beside something else that this process does, such as answering a browser. It waits while there is no
 * source and while another process watches the home, and ends cleanly. Thread-safe; the lock of this object guards its fields and is
 * never held while sources are visited.
 */
public final class BackgroundWatch implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWatch.class);

    /** So often it is looked whether there is a source now, or whether the other process has ended. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** As long as {@link WatchSources} takes its leave at most, and a little. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(130);

    private static final int MOST_LINES = 50;

    /** What it is at. */
    public enum Phase {
        /** Nobody wants it to watch. */
        OFF,
        STARTING,
        /** No place is named, or all are paused. */
        NO_SOURCE,
        /** Another process watches this home. */
        ELSEWHERE,
        RUNNING,
        /** It was told to end, and ends what is under way. */
        STOPPING,
        /** It ended because of something that has to be mended first. */
        FAILED
    }

    /**
     * How it stands.
     *
     * @param since when it is at that
     * @param line who else watches, or why it ended; empty else
     * @param counts since it began to visit
     * @param told last, in lines; they may hold text from outside
     */
    public record State(
            Phase phase,
            Instant since,
            Optional<String> line,
            Optional<CrawlCounts.Snapshot> counts,
            List<String> told) {

        public State {
            told = List.copyOf(told);
        }

        /** Whether somebody wants it to watch. */
        public boolean isOn() {
            return phase != Phase.OFF && phase != Phase.FAILED && phase != Phase.STOPPING;
        }
    }

    private final Settings settings;
    private final Actor actor;
    private final InstantSource clock = InstantSource.system();
    private final Deque<String> told = new ArrayDeque<>();
    private final Semaphore nudges = new Semaphore(0);
    private boolean wanted;
    private Phase phase = Phase.OFF;
    private Instant since = clock.instant();
    private Optional<String> line = Optional.empty();
    private Optional<CrawlCounts.Snapshot> counts = Optional.empty();
    private Optional<Runnable> stop = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    public BackgroundWatch(Settings settings, Actor actor) {
        this.settings = settings;
        this.actor = actor;
    }

    public synchronized State state() {
        return new State(phase, since, line, counts, List.copyOf(told));
    }

    /** How it stands, without what it tells of places to whoever may not see those of all organisations. */
    public State state(Actor asking) {
        State all = state();
        return asking.may(Permission.MACHINE)
                ? all
                : new State(all.phase(), all.since(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Begins to watch, unless it is at it. */
    public synchronized void start() {
        if (wanted) {
            return;
        }
        wanted = true;
        at(Phase.STARTING, Optional.empty());
        if (thread.filter(Thread::isAlive).isEmpty()) {
            told.clear();
            Thread watching = Thread.ofPlatform().name("watch").unstarted(this::run);
            thread = Optional.of(watching);
            watching.start();
        }
    }

    /** Sources were changed: looks at once whether there is one to watch now. */
    public void look() {
        nudges.release();
    }

    /** Tells it to end; what is under way is ended first, which {@link #state} shows. */
    public void stop() {
        Optional<Runnable> running;
        synchronized (this) {
            wanted = false;
            running = stop;
            if (phase == Phase.RUNNING || phase == Phase.STARTING) {
                at(Phase.STOPPING, Optional.empty());
            } else if (phase != Phase.STOPPING) {
                at(Phase.OFF, Optional.empty());
            }
        }
        look();
        running.ifPresent(ending -> Thread.ofVirtual().start(ending));
    }

    /** Ends it, and waits until it has ended. */
    @Override
    public void close() {
        stop();
        Optional<Thread> running;
        synchronized (this) {
            running = thread;
        }
        try {
            if (running.isPresent() && !running.get().join(LONGEST_FAREWELL)) {
                LOG.warn("the watch did not end in {} seconds", LONGEST_FAREWELL.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void at(Phase next, Optional<String> why) {
        if (phase != next) {
            since = clock.instant();
        }
        phase = next;
        line = why;
    }

    /** Waits a while, or until something changes. */
    private void rest() throws InterruptedException {
        boolean _ = nudges.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        int _ = nudges.drainPermits();
    }

    private void run() {
        try {
            while (goesOn()) {
                if (hasSource()) {
                    watch();
                } else {
                    at(Phase.NO_SOURCE, Optional.empty());
                    rest();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("interrupted");
        } catch (Exception | Error e) { // whoever looks is told of any
            Optional<ServiceException> known =
                    e instanceof Exception failure ? ServiceException.of(failure) : Optional.empty();
            if (known.isEmpty()) {
                LOG.error("the watch failed", e);
            }
            fail(known.map(why -> String.valueOf(why.getMessage())).orElse("Internal error. The terminal says more."));
        }
    }

    /** Whether it is still wanted; it is off, and its thread ends, where it is not. */
    private synchronized boolean goesOn() {
        if (!wanted) {
            at(Phase.OFF, Optional.empty());
            thread = Optional.empty();
        }
        return wanted;
    }

    private synchronized void fail(String why) {
        wanted = false;
        thread = Optional.empty();
        at(Phase.FAILED, Optional.of(why));
    }

    private boolean hasSource() {
        return HomeDatabase.existing(settings, _ -> {})
                .map(opened -> {
                    try (Database database = opened) {
                        return AllSources.list(database).stream().anyMatch(source -> !source.paused());
                    }
                })
                .orElse(false);
    }

    private void watch() throws Exception {
        WatchSources.Request request = new WatchSources.Request(false, false, OptionalInt.empty(), "serve");
        try {
            // What a person mended since is what the next beginning reads.
            var _ = new WatchSources(settings.readAgain()).watch(actor, request, new Listener());
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.BUSY) {
                throw e;
            }
            at(Phase.ELSEWHERE, Optional.of(String.valueOf(e.getMessage())));
            rest();
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        stop = Optional.empty();
    }

    private synchronized void tell(String text) {
        told.addLast(text);
        if (told.size() > MOST_LINES) {
            told.removeFirst();
        }
    }

    /** Keeps what is told for whoever looks; what is found is in the inbox. */
    private final class Listener implements WatchListener {

        @Override
        public void begins(Runnable ending) {
            boolean late;
            synchronized (BackgroundWatch.this) {
                stop = Optional.of(ending);
                late = !wanted;
                at(late ? Phase.STOPPING : Phase.RUNNING, Optional.empty());
            }
            if (late) {
                Thread.ofVirtual().start(ending);
            }
        }

        @Override
        public void advances(CrawlCounts.Snapshot snapshot, Optional<AwaitedHost> awaited) {
            synchronized (BackgroundWatch.this) {
                counts = Optional.of(snapshot);
            }
        }

        @Override
        public void found(Finding finding) {}

        @Override
        public void gone(Finding finding) {}

        @Override
        public void again(Finding finding) {}

        @Override
        public void redecided(ChangedDecision change) {}

        @Override
        public void notSeen(Skipped skipped) {
            tell(skipped.place() + ": " + skipped.reason());
        }

        @Override
        public void barred(List<BarredAddress> addresses) {
            addresses.forEach(address -> tell(address.url() + ": " + address.why()));
        }

        @Override
        public void notRead(Message why) {
            tell(why.toString());
        }

        @Override
        public void told(Message message) {
            tell(message.toString());
        }

        @Override
        public void message(String text) {
            tell(text);
        }
    }
}
