package dev.colophon.cli.source;

import dev.colophon.cli.output.Console;
import dev.colophon.cli.progress.Progress;
import dev.colophon.cli.progress.Report;
import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.media.child.ProgramEnd;
import dev.colophon.service.json.FindingView;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.watch.WatchListener;
import dev.colophon.sightings.ChangedDecision;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows how a watch goes, and prints what it finds above the line that says so. Thread-safe. */
final class WatchOutput implements WatchListener, AutoCloseable {

    /** As long as they take at most, once the watch has ended. */
    private static final Duration LAST_LINES = Duration.ofSeconds(5);

    private final Console console;
    private final Report report;
    private final boolean json;
    private final CountDownLatch closed = new CountDownLatch(1);
    private WatchLine line = begun();
    private @Nullable Progress progress;

    WatchOutput(Console console, Report report, boolean json) {
        this.console = console;
        this.report = report;
        this.json = json;
    }

    /** Ctrl-C ends it cleanly from now on: the program does not end before the last line is written. */
    @Override
    public synchronized void begins(Runnable stop) {
        ProgramEnd.first(() -> leave(stop));
        progress = Progress.of("watching", 0, console);
        line = begun();
    }

    private void leave(Runnable stop) {
        if (closed.getCount() > 0) {
            message("ending: what is under way has ten seconds to finish, the rest is left to the next run");
        }
        stop.run();
        try {
            boolean _ = closed.await(LAST_LINES.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void advances(CrawlCounts.Snapshot counts) {
        Progress shown = progress;
        if (shown != null) {
            shown.at(line.next(counts));
        }
    }

    @Override
    public synchronized void found(Finding finding) {
        above(() -> report.add(finding, true));
    }

    @Override
    public synchronized void gone(Finding finding) {
        above(() -> report.addGone(finding));
    }

    @Override
    public synchronized void redecided(ChangedDecision change) {
        above(() -> report.addRedecided(change));
    }

    @Override
    public synchronized void notSeen(Skipped skipped) {
        above(() -> {
            console.message("colophon: " + skipped.place() + ": " + skipped.reason());
            if (json) {
                console.line(JsonLines.line(FindingView.of(skipped)));
            }
        });
    }

    @Override
    public synchronized void notRead(String why) {
        above(() -> console.message("colophon: " + why));
    }

    @Override
    public synchronized void message(String text) {
        above(() -> console.message(text));
    }

    private static WatchLine begun() {
        return new WatchLine(new CrawlCounts().snapshot());
    }

    private void above(Runnable print) {
        Progress shown = progress;
        if (shown == null) {
            print.run();
        } else {
            shown.above(print);
        }
    }

    /** No line of progress follows. */
    synchronized void endProgress() {
        Progress shown = progress;
        if (shown != null) {
            shown.close();
            progress = null;
        }
    }

    @Override
    public void close() {
        endProgress();
        closed.countDown();
    }
}
