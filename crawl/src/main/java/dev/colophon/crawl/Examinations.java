package dev.colophon.crawl;

import static dev.colophon.store.schema.tables.AnalysisTask.ANALYSIS_TASK;

import dev.colophon.crawl.Examiner.Examination;
import dev.colophon.crawl.frontier.AnalysisTask;
import dev.colophon.crawl.frontier.Frontier;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.ScanItem;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.scan.WarcVisit;
import dev.colophon.store.Database;
import dev.colophon.warc.WarcSpan;
import dev.colophon.warc.WarcStore;
import dev.colophon.warc.read.WarcPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
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

    /** What somebody took up from a dead worker is free again when that one seems to have died, too. */
    private static final Duration TAKEN_UP = Duration.ofHours(1);

    private final Examiner examiner;
    private final WarcStore warc;
    private final Path folder;
    private final CrawlCounts counts;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("examine-", 0).factory());
    private final ConcurrentLinkedQueue<AnalysisTask.Done> done = new ConcurrentLinkedQueue<>();
    private final AtomicReference<RuntimeException> broken = new AtomicReference<>();

    Examinations(Examiner examiner, WarcStore warc, Path folder, CrawlCounts counts) {
        this.examiner = examiner;
        this.warc = warc;
        this.folder = folder;
        this.counts = counts;
    }

    /** Takes over the capture and looks into it when a core is free. */
    void submit(AnalysisTask item) {
        submit(item, () -> {});
    }

    private void submit(AnalysisTask item, Runnable before) {
        counts.waiting(1);
        workers.execute(() -> {
            before.run();
            attempt(item, 1);
        });
    }

    private void attempt(AnalysisTask item, int number) {
        boolean again = false;
        try {
            Examined examined = examined(item);
            again = examined.failed() && number < AnalysisTask.MOST_ATTEMPTS;
            if (!again) {
                counts.examined(examined.matched());
                done.add(new AnalysisTask.Done(item.id(), item.span(), item.held(), examined.failed()));
            }
        } catch (RuntimeException e) {
            broken.compareAndSet(null, e);
        } finally {
            if (again) {
                workers.execute(() -> attempt(item, number + 1)); // after all that waits
            } else {
                item.captured().close();
                counts.waiting(-1);
            }
        }
    }

    private record Examined(boolean failed, boolean matched) {}

    /** An error of this program concerns this capture, as far as anybody knows. */
    private Examined examined(AnalysisTask item) {
        try {
            Examination examination = examiner.examine(item.captured());
            examination.store(kept(item, examination.matched()));
            return new Examined(examination.failed(), examination.matched());
        } catch (Error e) {
            LOG.error("capture not looked into id={}", item.id(), e);
            return new Examined(true, false);
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

    boolean isIdle() {
        return done.isEmpty();
    }

    /** To be called when the transaction that took their rows away is committed. */
    void forget(List<AnalysisTask.Done> finished) {
        finished.stream()
                .filter(item -> item.held() && !item.failed())
                .map(AnalysisTask.Done::span)
                .forEach(warc::drop);
    }

    /**
     * Takes up what processes that are gone had received and not looked into; returns how many.
     *
     * @param alone whether all others are gone
     */
    int recover(Database database, Path scratch, Instant now, boolean alone) {
        int recovered = 0;
        for (Record row : database.write(dsl -> left(dsl, now, alone))) {
            Optional<Captured> captured = read(row, scratch);
            if (captured.isPresent()) {
                WarcSpan span =
                        new WarcSpan(row.get(ANALYSIS_TASK.WARC_FILE), row.get(ANALYSIS_TASK.WARC_OFFSET), 0, "");
                String id = row.get(ANALYSIS_TASK.ID);
                submit(
                        new AnalysisTask(id, captured.get(), span, row.get(ANALYSIS_TASK.HELD)),
                        () -> count(database, id));
                recovered++;
            }
        }
        return recovered;
    }

    /** Lets {@link #recover} take up what is parked; returns how many that are. */
    static int retryParked(Database database) {
        return database.write(dsl -> dsl.update(ANALYSIS_TASK)
                .set(ANALYSIS_TASK.ATTEMPTS, 0)
                .set(ANALYSIS_TASK.LEASE_UNTIL, 0L)
                .where(ANALYSIS_TASK.ATTEMPTS.ge(AnalysisTask.MOST_ATTEMPTS))
                .execute());
    }

    /** One that ended its process once may do so again: that is counted before it is looked into. */
    private void count(Database database, String id) {
        database.write(dsl -> dsl.update(ANALYSIS_TASK)
                .set(ANALYSIS_TASK.ATTEMPTS, ANALYSIS_TASK.ATTEMPTS.plus(1))
                .where(ANALYSIS_TASK.ID.eq(id))
                .execute());
    }

    /** What nobody works on, from now on ours: other workers may be starting, too. */
    private List<? extends Record> left(DSLContext dsl, Instant now, boolean alone) {
        Frontier.alone(dsl);
        // Those at which a process ended come last: whoever kills this one, too, shall not find them at work again.
        var rows = dsl.selectFrom(ANALYSIS_TASK)
                .where(alone ? DSL.noCondition() : ANALYSIS_TASK.LEASE_UNTIL.le(now.toEpochMilli()))
                .orderBy(ANALYSIS_TASK.ATTEMPTS, ANALYSIS_TASK.ID)
                .fetch();
        rows.removeIf(row -> row.get(ANALYSIS_TASK.ATTEMPTS) >= AnalysisTask.MOST_ATTEMPTS);
        rows.removeIf(row -> !alone && !warc.isAbandoned(row.get(ANALYSIS_TASK.WARC_FILE)));
        dsl.update(ANALYSIS_TASK)
                .set(ANALYSIS_TASK.LEASE_UNTIL, now.plus(TAKEN_UP).toEpochMilli())
                .where(ANALYSIS_TASK.ID.in(rows.getValues(ANALYSIS_TASK.ID)))
                .execute();
        return rows;
    }

    private Optional<Captured> read(Record row, Path scratch) {
        try (WarcVisit records = WarcVisit.openAt(
                WarcStore.resolve(folder, row.get(ANALYSIS_TASK.WARC_FILE)),
                row.get(ANALYSIS_TASK.WARC_OFFSET),
                scratch,
                VisitLimits.defaults())) {
            if (records.hasNext()) {
                ScanItem item = records.next();
                if (item instanceof Captured captured && captured.url().equals(row.get(ANALYSIS_TASK.URL))) {
                    return Optional.of(captured.standingOn(
                            Optional.ofNullable(row.get(ANALYSIS_TASK.PAGE)),
                            Optional.ofNullable(row.get(ANALYSIS_TASK.ELEMENT)),
                            Instant.ofEpochMilli(row.get(ANALYSIS_TASK.SEEN_AT))));
                }
                if (item instanceof Captured other) {
                    other.close();
                }
            }
        } catch (IOException e) {
            LOG.warn(
                    "capture cannot be read back file={} offset={}",
                    row.get(ANALYSIS_TASK.WARC_FILE),
                    row.get(ANALYSIS_TASK.WARC_OFFSET));
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
