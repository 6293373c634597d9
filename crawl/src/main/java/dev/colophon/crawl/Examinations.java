package dev.colophon.crawl;

import dev.colophon.crawl.Examiner.Examination;
import dev.colophon.crawl.frontier.lease.AnalysisTask;
import dev.colophon.crawl.frontier.lease.AnalysisTask.Payload;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.ScanItem;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.scan.WarcVisit;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.sightings.Observations;
import dev.colophon.store.Database;
import dev.colophon.store.Tasks;
import dev.colophon.warc.WarcSpan;
import dev.colophon.warc.WarcStore;
import dev.colophon.warc.read.WarcPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into captures on all cores. Each is a row of the database from the transaction that stored its visit until the one
 * that knows it was looked into, so that a crash repeats an examination at worst.
 *
 * <p>Of what matches, the exchange is first made part of the kept WARC files, then the sighting is stored, then the row goes,
 * then the held file. Of what does not, the held file goes last too.
 */
final class Examinations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Examinations.class);

    /** Signs of life, several in the length of a lease. */
    private static final Duration RENEWAL = AnalysisTask.LEASE.dividedBy(5);

    /** Of what dead workers left, so much is taken up at a time. */
    private static final int MOST_LEFT = 64;

    private final Examiner examiner;
    private final WarcStore warc;
    private final Path folder;
    private final Path scratch;
    private final CrawlCounts counts;
    private final Database database;
    private final Tasks tasks;
    private final Set<Tasks.Lease> leases = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("examine-", 0).factory());
    private final ConcurrentLinkedQueue<AnalysisTask.Done> done = new ConcurrentLinkedQueue<>();
    private final AtomicReference<RuntimeException> broken = new AtomicReference<>();
    private final InstantSource clock;

    /** Those of the leases whose attempt is counted. */
    private final Set<Tasks.Lease> counted = ConcurrentHashMap.newKeySet();

    /** Whether nothing is begun any more. */
    private volatile boolean stopping;

    /** Whether what is under way tells nothing any more. */
    private volatile boolean closed;

    private long renewed = System.nanoTime();
    private Instant lookedForLeft = Instant.MIN;

    Examinations(
            Examiner examiner,
            WarcStore warc,
            Path folder,
            Path scratch,
            CrawlCounts counts,
            Database database,
            Tasks tasks,
            InstantSource clock) {
        this.examiner = examiner;
        this.warc = warc;
        this.folder = folder;
        this.scratch = scratch;
        this.counts = counts;
        this.database = database;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * Takes over the capture and looks into it when a core is free.
     *
     * @param sources that asked for it
     */
    void submit(AnalysisTask item, List<Source> sources) {
        submit(item, sources, () -> {});
    }

    private void submit(AnalysisTask item, List<Source> sources, Runnable before) {
        counts.waiting(sources, 1);
        leases.add(item.lease());
        workers.execute(() -> {
            if (!stopping) {
                before.run();
            }
            attempt(item, sources, 1);
        });
    }

    /** Begins nothing any more: what waits is left to the next run, as is what fails from now on. */
    void stop() {
        stopping = true;
    }

    private void attempt(AnalysisTask item, List<Source> sources, int number) {
        boolean again = false;
        try {
            Optional<Examined> examined = stopping ? Optional.empty() : examined(item);
            boolean failed = examined.isPresent() && examined.get().failed();
            again = failed && number < Tasks.MOST_ATTEMPTS && !stopping;
            if (examined.isPresent() && !again && !(failed && stopping)) {
                counts.examined(examined.get().matched());
                done.add(new AnalysisTask.Done(item.lease(), item.span(), item.held(), failed));
            }
        } catch (RuntimeException e) {
            broken.compareAndSet(null, e);
        } finally {
            if (again) {
                workers.execute(() -> attempt(item, sources, number + 1)); // after all that waits
            } else {
                item.captured().close();
                counts.waiting(sources, -1);
            }
        }
    }

    private record Examined(boolean failed, boolean matched) {}

    /**
     * An error of this program concerns this capture, as far as anybody knows, as does what is stored of it and cannot be read back.
     * Empty of what was broken off.
     */
    private Optional<Examined> examined(AnalysisTask item) {
        try {
            Examination examination = examiner.examine(item.captured());
            if (closed) {
                return Optional.empty();
            }
            examination.store(kept(item, examination.matched()));
            return Optional.of(new Examined(examination.failed(), examination.matched()));
        } catch (RegistryException | Error e) {
            LOG.error("capture not looked into id={}", item.observation(), e);
            return Optional.of(new Examined(true, false));
        }
    }

    /** Where the bytes stay: pages as they are, held ones only when they matched. */
    private Optional<WarcPosition> kept(AnalysisTask item, boolean matched) {
        if (!item.held()) {
            return Optional.of(new WarcPosition(item.span().file(), item.span().offset()));
        }
        if (!matched) {
            return Optional.empty();
        }
        WarcSpan settled = warc.settle(item.span());
        warc.force();
        database.change(dsl -> Observations.kept(dsl, item.observation(), settled.file(), settled.offset()));
        return Optional.of(new WarcPosition(settled.file(), settled.offset()));
    }

    /** Those that are over since the last call. Fails when the disk or the database did. */
    List<AnalysisTask.Done> finished() {
        RuntimeException failure = broken.get();
        if (failure != null) {
            throw failure;
        }
        List<AnalysisTask.Done> finished = new ArrayList<>();
        for (AnalysisTask.Done next = done.poll(); next != null; next = done.poll()) {
            finished.add(next);
        }
        return finished;
    }

    /** Sightings that are new, though nothing is looked into for them. */
    void found(List<String> sightings) {
        if (!sightings.isEmpty()) {
            examiner.found(sightings);
        }
    }

    boolean isIdle() {
        return done.isEmpty();
    }

    /** To be called when the transaction that took their rows away is committed. */
    void forget(List<AnalysisTask.Done> finished) {
        finished.forEach(item -> {
            leases.remove(item.lease());
            counted.remove(item.lease());
        });
        finished.stream()
                .filter(item -> item.held() && !item.failed())
                .map(AnalysisTask.Done::span)
                .forEach(warc::drop);
    }

    /** A sign of life, when it is time for one. Used by one thread. */
    void renew() {
        long now = System.nanoTime();
        if (now - renewed > RENEWAL.toNanos()) {
            renewed = now;
            Set<Tasks.Lease> held = Set.copyOf(leases);
            if (!held.isEmpty()) {
                database.change(dsl -> tasks.renew(dsl, held, AnalysisTask.LEASE));
            }
        }
    }

    /**
     * Takes up what processes that are gone had received and not looked into; returns the ids of its tasks.
     *
     * @param alone whether all others are gone
     */
    List<String> recover(boolean alone) {
        lookedForLeft = clock.instant();
        if (alone) {
            database.change(dsl -> tasks.releaseAll(dsl, Tasks.Kind.ANALYSE));
        }
        return takeUp(alone, Integer.MAX_VALUE);
    }

    /** Takes up what a worker that died meanwhile had received, when its lease has run out. To be called again and again. */
    void takeUpLeft() {
        Instant now = clock.instant();
        Duration since = lookedForLeft.equals(Instant.MIN) ? RENEWAL : Duration.between(lookedForLeft, now);
        if (since.abs().compareTo(RENEWAL) >= 0) {
            lookedForLeft = now;
            var _ = takeUp(false, MOST_LEFT);
        }
    }

    /** What nobody works on is ours from now on; what we cannot read is given back to whoever can. */
    private List<String> takeUp(boolean alone, int most) {
        List<String> taken = new ArrayList<>();
        List<Tasks.Taken> left =
                database.writeRepeating(dsl -> tasks.take(dsl, Tasks.Kind.ANALYSE, most, AnalysisTask.LEASE));
        for (Tasks.Taken task : left) {
            Payload payload = Payload.of(task.payload());
            Optional<Captured> captured =
                    alone || warc.isAbandoned(payload.warcFile()) ? read(payload) : Optional.empty();
            if (captured.isPresent()) {
                WarcSpan span = new WarcSpan(payload.warcFile(), payload.warcOffset(), 0, "");
                submit(
                        new AnalysisTask(task.lease(), payload.standing(captured.get()), span, payload.held()),
                        List.of(),
                        () -> {
                            counted.add(task.lease());
                            database.change(dsl -> tasks.begin(dsl, task.lease()));
                        });
                taken.add(task.lease().id());
            } else {
                database.change(dsl -> tasks.release(dsl, task.lease()));
            }
        }
        return taken;
    }

    /** Lets {@link #recover} take up what is parked; returns the ids of its tasks. */
    List<String> retryParked() {
        return database.write(dsl -> tasks.retryParked(dsl, Tasks.Kind.ANALYSE));
    }

    private Optional<Captured> read(Payload payload) {
        try (WarcVisit records = WarcVisit.openAt(
                WarcStore.resolve(folder, payload.warcFile()), payload.warcOffset(), scratch, VisitLimits.defaults())) {
            if (records.hasNext()) {
                ScanItem item = records.next();
                if (item instanceof Captured captured && isAt(payload.url(), captured)) {
                    return Optional.of(captured.at(payload.url()));
                }
                if (item instanceof Captured other) {
                    other.close();
                }
            }
        } catch (IOException e) {
            LOG.warn("capture cannot be read back file={} offset={}", payload.warcFile(), payload.warcOffset());
        }
        return Optional.empty();
    }

    /** However the address was written that answered. */
    private static boolean isAt(String place, Captured captured) {
        return captured.url().equals(place)
                || CanonicalUrl.of(captured.url())
                        .filter(url -> url.url().equals(place))
                        .isPresent();
    }

    /** What is under way is broken off; it and what waits are given back as if nobody had begun it. */
    @Override
    public void close() {
        stopping = true;
        closed = true;
        workers.shutdownNow();
        try {
            database.change(dsl -> leases.forEach(lease -> {
                if (counted.contains(lease)) {
                    tasks.putBack(dsl, lease);
                } else {
                    tasks.release(dsl, lease);
                }
            }));
        } catch (RuntimeException e) {
            LOG.warn("captures are left until their leases run out: {}", e.getMessage());
        }
    }
}
