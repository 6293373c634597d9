package dev.colophon.cli.progress;

import dev.colophon.cases.backup.CopyProgress;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.text.MatchText;
import dev.colophon.evidence.messages.Language;
import java.time.Duration;
import java.util.Locale;

/** Says how far the copying of many bytes is. One thread. */
public final class ByteProgress implements CopyProgress, AutoCloseable {

    private final Progress line;
    private final Language reader;
    private final long start = System.nanoTime();
    private long total;
    private long done;

    public ByteProgress(String verb, Console console) {
        this.line = Progress.of(verb, 0, console);
        this.reader = console.reader();
    }

    @Override
    public void begins(long bytes) {
        total = bytes;
    }

    @Override
    public void advances(long bytes) {
        done += bytes;
        double rate = done / Math.max(1e-3, (System.nanoTime() - start) / 1e9);
        Duration left = Duration.ofSeconds(Math.round(Math.max(0, total - done) / Math.max(1, rate)));
        line.at(reader.say(
                "progress.bytes",
                done >> 20,
                total >> 20,
                String.format(Locale.ROOT, "%.0f", rate / (1 << 20)),
                MatchText.clock(left)));
    }

    /** Something else than bytes. */
    public void at(String state) {
        line.at(state);
    }

    @Override
    public void close() {
        line.close();
    }
}
