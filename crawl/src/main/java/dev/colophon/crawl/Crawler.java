package dev.colophon.crawl;

import dev.colophon.crawl.fetch.Fetcher;
import dev.colophon.crawl.fetch.LocalList;
import dev.colophon.crawl.frontier.Frontier;
import dev.colophon.crawl.frontier.Frontier.LeaseBatch;
import dev.colophon.crawl.frontier.VisitsDue;
import dev.colophon.crawl.frontier.lease.AnalysisTask;
import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Lease.FetchTask;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.scan.ScanStopped;
import dev.colophon.crawl.source.AwaitedHost;
import dev.colophon.crawl.source.Source;
import dev.colophon.warc.WarcStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Visits what is due, until it is told to stop. One thread grants leases and stores what came of them, in one transaction
 * for all that is ready; visits run in virtual threads, examinations on all cores, scans of this machine in one thread.
 *
 * <p>Order of durability: the exchange is on disk, then the transaction says so, then its host may be asked again.
 */
final class Crawler {

    /** With so many captures waiting to be looked into, no more are fetched. */
    private static final int MOST_WAITING = 256;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** What is under way when the crawl is stopped has so long to end by itself. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Frontier frontier;
    private final Fetcher fetcher;
    private final Examinations examinations;
    private final WarcStore warc;
    private final Politeness politeness;
    private final CrawlCounts counts;
    private final InstantSource clock;
    private final LocalVisitor local;

    private final LinkedBlockingQueue<Finished> results = new LinkedBlockingQueue<>();
    private final Turns turns = new Turns(Turns.LENGTH);
    private final AtomicReference<RuntimeException> broken = new AtomicReference<>();
    private final Set<String> scanning = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Whether visits were broken off. */
    private volatile boolean brokenOff;

    private volatile long stoppedAt;

    /** What a run that is to end waits for, while it does nothing else. */
    private volatile Optional<AwaitedHost> awaited = Optional.empty();

    /** When something was had last, or the run began: it waits for hosts that rest for so long after that. */
    private Instant had = Instant.MIN;

    Crawler(
            Frontier frontier,
            Fetcher fetcher,
            Examinations examinations,
            WarcStore warc,
            Politeness politeness,
            CrawlCounts counts,
            InstantSource clock,
            LocalVisitor local) {
        this.frontier = frontier;
        this.fetcher = fetcher;
        this.examinations = examinations;
        this.warc = warc;
        this.politeness = politeness;
        this.counts = counts;
        this.clock = clock;
        this.local = local;
    }

    /**
     * Ends the crawl as soon as what is under way has come to its end, and after ten seconds whatever goes on: requests are broken
     * off, and what is looked into is left to the next run, as is what waits for that.
     */
    void stop() {
        if (!stopping) {
            stoppedAt = System.nanoTime();
            stopping = true;
        }
        examinations.stop();
        local.stop();
    }

    boolean isStopping() {
        return stopping;
    }

    /**
     * Crawls.
     *
     * @param once whether to visit each place once and return when nothing else is due within two minutes of when something was had
     *     last, instead of going on: hosts that ask to come back later again and again are not waited for each time
     */
    void run(boolean once) throws InterruptedException {
        if (once) {
            frontier.visitOnce();
        }
        had = clock.instant();
        Set<String> hadTurn = new HashSet<>();
        int underWay = 0;
        List<Finished> done = new ArrayList<>();
        List<FoundUrl> named = List.of();
        ExecutorService scans = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("scan-local").factory());
        try (ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                turns.begin();
                warc.force();
                int free = stopping || counts.waiting() > MOST_WAITING ? 0 : politeness.hosts() - underWay;
                List<AnalysisTask.Done> examined = examinations.finished();
                LeaseBatch batch = frontier.storeAndLease(done, examined, named, free);
                done.forEach(counts::finished);
                examinations.forget(examined);
                examinations.found(batch.seen());
                examinations.renew();
                if (!stopping && counts.waiting() <= MOST_WAITING) {
                    examinations.takeUpLeft();
                }
                done.forEach(this::examine);
                done.clear();
                named = batch.local().stream()
                        .flatMap(source ->
                                (once && !hadTurn.add(source.id()) ? laterOn(source) : here(source, scans)).stream())
                        .toList();
                turns.granted(batch.leases().size());
                for (Lease lease : batch.leases()) {
                    underWay++;
                    counts.granted(lease);
                    visits.execute(() -> visit(lease, visits));
                }
                breakOffLate();
                boolean atRest = underWay == 0 && named.isEmpty() && examinations.isIdle();
                boolean looksInto = !scanning.isEmpty() || counts.waiting() > 0;
                had = looksInto ? clock.instant() : had;
                boolean idle = atRest && (brokenOff || !looksInto);
                if (idle && (stopping || (once && !isOwed(batch.next(), hadTurn)))) {
                    throwIfBroken();
                    return;
                }
                collect(done, batch.next(), free > batch.leases().size());
                had = done.stream().anyMatch(Finished::isHad) ? clock.instant() : had;
                awaited = done.isEmpty() ? awaited : Optional.empty();
                underWay -= (int) done.stream().filter(Finished::last).count();
            }
        } finally {
            scans.shutdown();
            while (!brokenOff && !scans.awaitTermination(1, TimeUnit.SECONDS)) {
                breakOffLate();
            }
        }
    }

    /** When it was stopped a while ago, requests that still go on are broken off. */
    private void breakOffLate() {
        if (stopping && System.nanoTime() - stoppedAt > GRACE.toNanos()) {
            brokenOff = true;
            fetcher.breakOff();
        }
    }

    /** The URLs of a list on this machine; a folder or an archive is somebody else's. */
    private List<FoundUrl> here(Source source, ExecutorService scans) {
        if (source.kind().isLocal()) {
            if (stopping) { // begun again and again, it would never be at rest
                return laterOn(source);
            }
            if (scanning.add(source.id())) {
                scans.execute(() -> scan(source));
            }
            return List.of();
        }
        try {
            LocalList list = LocalList.of(source);
            local.read(source, list);
            if (list.urls().isEmpty()) {
                turnEnded(source);
            }
            return list.urls();
        } catch (IOException e) {
            local.unreadable(source, e);
            turnEnded(source);
            return List.of();
        }
    }

    /** Takes hours where there is much: meanwhile the leases have to live. */
    private void scan(Source source) {
        try {
            if (stopping) {
                throw new ScanStopped();
            }
            local.scan(source);
            turnEnded(source);
        } catch (ScanStopped e) {
            stillDue(source);
        } catch (RuntimeException e) {
            breakOff(e);
        } finally {
            scanning.remove(source.id());
        }
    }

    private List<FoundUrl> laterOn(Source source) {
        stillDue(source);
        return List.of();
    }

    private void turnEnded(Source source) {
        try {
            frontier.turnEnded(source);
        } catch (RuntimeException e) {
            breakOff(e);
        }
    }

    private void stillDue(Source source) {
        try {
            frontier.stillDue(source);
        } catch (RuntimeException e) {
            breakOff(e);
        }
    }

    private void throwIfBroken() {
        RuntimeException failure = broken.get();
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether something is due soon that had no turn yet. */
    private boolean isOwed(Optional<Duration> next, Set<String> hadTurn) {
        Duration left = VisitsDue.PATIENCE.minus(Duration.between(had, clock.instant()));
        Duration patience = left.isNegative() ? Duration.ZERO : left;
        boolean late = next.isEmpty() || next.get().compareTo(patience) > 0;
        awaited = late ? Optional.empty() : frontier.owed(patience);
        return awaited.isPresent() || !hadTurn.containsAll(frontier.dueHere(patience));
    }

    /** The host that a run which is to end waits for now, and nothing else goes on. */
    Optional<AwaitedHost> awaited() {
        return awaited;
    }

    /**
     * Asks one thing after the other; an answer is read while the next is waited for. The host is free with the task that
     * ends last, after the others: none of its URLs is still due then without need.
     */
    private void visit(Lease lease, ExecutorService visits) {
        AtomicInteger left = new AtomicInteger(lease.tasks().size());
        Supplier<Finished> last = () -> givenBack(lease, lease.what(), false);
        for (int i = 0; i < lease.tasks().size(); i++) {
            FetchTask task = lease.tasks().get(i);
            Supplier<Finished> rest = whole(lease, task, () -> fetcher.ask(lease, task));
            if (i < lease.tasks().size() - 1) {
                visits.execute(() -> end(rest.get(), left));
            } else {
                last = rest;
            }
        }
        end(last.get(), left);
    }

    private void end(Finished finished, AtomicInteger left) {
        synchronized (left) {
            boolean last = left.decrementAndGet() == 0;
            results.add(last ? finished.asLast() : finished);
            if (last) {
                turns.ended();
            }
        }
    }

    private Finished givenBack(Lease lease, FetchTask task, boolean asked) {
        return new Finished(
                lease,
                task,
                false,
                clock.instant(),
                clock.instant(),
                Optional.empty(),
                new FetchOutcome.GivenBack(asked));
    }

    /** When the disk is full, or we made a mistake, the crawl ends and the URL stays due. */
    private Supplier<Finished> whole(Lease lease, FetchTask task, Supplier<Supplier<Finished>> work) {
        if (stopping) {
            return () -> givenBack(lease, task, false);
        }
        try {
            Supplier<Finished> rest = work.get();
            if (brokenOff) { // nobody knows what of it is the server's doing
                return () -> givenBack(lease, task, true);
            }
            return () -> {
                try {
                    return rest.get();
                } catch (RuntimeException e) {
                    breakOff(e);
                    return givenBack(lease, task, true);
                }
            };
        } catch (RuntimeException e) {
            breakOff(e);
            return () -> givenBack(lease, task, true);
        }
    }

    private void breakOff(RuntimeException failure) {
        broken.compareAndSet(null, failure);
        stop();
    }

    private void examine(Finished finished) {
        if (finished.outcome() instanceof FetchOutcome.Answered answered) {
            answered.analysisTask().ifPresent(task -> examinations.submit(task, finished.sources()));
        }
    }

    /** Waits until there is something to do, then until the turn is over, and takes what is ready. */
    private void collect(List<Finished> done, Optional<Duration> next, boolean mayTakeMore)
            throws InterruptedException {
        Duration wait = LONGEST_WAIT;
        if (mayTakeMore && next.isPresent()) {
            wait = next.get().compareTo(wait) < 0 ? next.get() : wait;
        }
        Finished first = results.poll(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        if (first != null) {
            turns.await(wait);
            done.add(first);
            results.drainTo(done);
        }
    }
}
