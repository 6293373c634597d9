package dev.colophon.cli.progress;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.text.MatchText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.media.walk.FileWalker;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says how far long work is: on a terminal one line that is drawn again, elsewhere a plain line now and then. Thread-safe.
 */
public final class Progress implements AutoCloseable {

    private static final Duration REDRAW = Duration.ofMillis(100);
    /** Each plain line waits twice as long as the one before, up to the second: a long run leaves a short record. */
    private static final Duration FIRST_LINE = Duration.ofSeconds(10);

    private static final Duration RAREST_LINE = Duration.ofMinutes(5);
    private static final int BAR = 24;
    private static final int WIDEST = 110;
    private static final String MORE = "...";

    private final String verb;
    private final long total;
    private final Console console;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long start;

    private long done;
    private long entries;
    private String file = "";
    private long lastShown;
    private Duration patience;
    private int width;

    /**
     * Starts showing.
     *
     * @param total how many items there are, or 0 when that is not known
     */
    Progress(String verb, long total, Console console, boolean terminal, LongSupplier nanoTime) {
        this.verb = word(verb, console.reader());
        this.total = total;
        this.console = console;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.lastShown = start;
        this.patience = terminal ? REDRAW : FIRST_LINE;
    }

    /** Starts showing, as the terminal allows. */
    public static Progress of(String verb, long total, Console console) {
        return new Progress(verb, total, console, Console.isTerminal(), System::nanoTime);
    }

    /** One more item is done; {@code what} names it. The entries of an archive are one item, as they are in the total. */
    public synchronized void step(String what) {
        String container = total > 0 ? FileWalker.container(what) : what;
        entries += container.equals(what) ? 0 : 1;
        if (container.equals(what) || !container.equals(file)) {
            done++;
            file = container;
        }
        long now = nanoTime.getAsLong();
        if (isDue(now)) {
            if (terminal) {
                draw(state(now) + "  " + what);
            } else {
                console.note(verb + " " + state(now));
            }
        }
    }

    private boolean isDue(long now) {
        if (now - lastShown < patience.toNanos()) {
            return false;
        }
        lastShown = now;
        if (!terminal) {
            patience = patience.multipliedBy(2).compareTo(RAREST_LINE) < 0 ? patience.multipliedBy(2) : RAREST_LINE;
        }
        return true;
    }

    /** Says how things are, for work without items; called often. */
    public synchronized void at(String state) {
        long now = nanoTime.getAsLong();
        if (terminal) {
            draw(state);
        } else if (isDue(now)) {
            console.note(verb + " " + state);
        }
    }

    /** Prints a line above the progress line. */
    public synchronized void above(Runnable print) {
        clear();
        print.run();
    }

    /** In the language of the reader, where there is a word for it. */
    private static String word(String verb, Language reader) {
        String key = "progress." + verb.replace(' ', '-');
        return reader.has(key) ? reader.say(key) : verb;
    }

    private String state(long now) {
        double seconds = Math.max(1e-3, (now - start) / 1e9);
        double rate = done / seconds;
        if (total == 0) {
            return "%d  %.1f/s".formatted(done, rate);
        }
        Language reader = console.reader();
        String inside = entries > 0 ? reader.say("progress.in-archives", entries) : "";
        String left = done < total
                ? reader.say("progress.left", MatchText.clock(Duration.ofSeconds(Math.round((total - done) / rate))))
                : "";
        return "%s%s  %.1f/s%s".formatted(reader.say("progress.done", done, total), inside, rate, left);
    }

    private void draw(String state) {
        String bar = "";
        if (total > 0) {
            int full = (int) (BAR * Math.min(done, total) / total);
            bar = "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] ";
        }
        String line = verb + " " + bar + Console.safe(state);
        line = Columns.width(line) > WIDEST ? Columns.cut(line, WIDEST - MORE.length()) + MORE : line;
        int cells = Columns.width(line);
        console.err().print("\r" + line + " ".repeat(Math.max(0, width - cells)));
        console.err().flush();
        width = cells;
    }

    private void clear() {
        if (terminal && width > 0) {
            console.err().print("\r" + " ".repeat(width) + "\r");
            console.err().flush();
            width = 0;
        }
    }

    @Override
    public synchronized void close() {
        clear();
    }
}
