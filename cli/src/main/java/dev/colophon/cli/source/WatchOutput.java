package dev.colophon.cli.source;

import dev.colophon.cli.output.Console;
import dev.colophon.cli.progress.Progress;
import dev.colophon.cli.progress.Report;
import dev.colophon.cli.text.RecordedText;
import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.source.AwaitedHost;
import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.media.child.ProgramEnd;
import dev.colophon.service.json.FindingView;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.watch.WatchListener;
import dev.colophon.sightings.ChangedDecision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private final Language language;
    private final CountDownLatch closed = new CountDownLatch(1);
    private WatchLine line;
    private @Nullable Progress progress;

    WatchOutput(Console console, Report report, boolean json, Language language) {
        this.console = console;
        this.report = report;
        this.json = json;
        this.language = language;
        this.line = begun();
    }

    /** Ctrl-C ends it cleanly from now on: the program does not end before the last line is written. */
    @Override
    public synchronized void begins(Runnable stop) {
        ProgramEnd.first(() -> leave(stop));
        progress = Progress.of(language.say("watch.verb"), 0, console);
        line = begun();
    }

    private void leave(Runnable stop) {
        if (closed.getCount() > 0) {
            told(Message.of("watch.ending"));
        }
        stop.run();
        try {
            boolean _ = closed.await(LAST_LINES.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void advances(CrawlCounts.Snapshot counts, Optional<AwaitedHost> awaited) {
        Progress shown = progress;
        if (shown != null) {
            shown.at(line.next(counts, awaited));
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
    public synchronized void again(Finding finding) {
        above(() -> report.addAgain(finding));
    }

    @Override
    public synchronized void redecided(ChangedDecision change) {
        above(() -> report.addRedecided(change));
    }

    @Override
    public synchronized void notSeen(Skipped skipped) {
        above(() -> {
            console.message(
                    "colophon: " + language.say("at", skipped.place(), RecordedText.why(skipped.reason(), language)));
            json(skipped);
        });
    }

    @Override
    public synchronized void barred(List<BarredAddress> addresses) {
        SourceText text = new SourceText(language);
        above(() -> {
            for (BarredAddress address : addresses) {
                console.note("colophon: " + text.barred(address));
                json(new Skipped(address.url(), Optional.empty(), Skipped.Kind.NOT_PUBLIC, address.why()));
            }
            text.remedies(addresses).forEach(console::note);
        });
    }

    private void json(Skipped skipped) {
        if (json) {
            console.line(JsonLines.line(FindingView.of(skipped)));
        }
    }

    @Override
    public synchronized void notRead(Message why) {
        above(() -> console.message("colophon: " + why.in(language)));
    }

    @Override
    public synchronized void told(Message message) {
        above(() -> console.message(message.in(language)));
    }

    @Override
    public synchronized void message(String text) {
        above(() -> console.message(text));
    }

    private WatchLine begun() {
        return new WatchLine(new CrawlCounts().snapshot(), language);
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
