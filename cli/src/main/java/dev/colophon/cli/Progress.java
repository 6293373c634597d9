package dev.colophon.cli;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says how far long work is: on a terminal one line that is drawn again, elsewhere a plain line now and then. Thread-safe.
 */
public final class Progress implements AutoCloseable {

    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration PLAIN_LINE = Duration.ofSeconds(10);
    private static final int BAR = 24;

    private final String verb;
    private final long total;
    private final Console console;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long start;

    private long done;
    private long lastShown;
    private int width;

    /**
     * Starts showing.
     *
     * @param total how many items there are, or 0 when that is not known
     */
    Progress(String verb, long total, Console console, boolean terminal, LongSupplier nanoTime) {
        this.verb = verb;
        this.total = total;
        this.console = console;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.lastShown = start;
    }

    /** Starts showing, as the terminal allows. */
    public static Progress of(String verb, long total, Console console) {
        return new Progress(verb, total, console, Console.isTerminal(), System::nanoTime);
    }

    /** One more item is done; {@code what} names it. */
    public synchronized void step(String what) {
        done++;
        long now = nanoTime.getAsLong();
        Duration since = Duration.ofNanos(now - lastShown);
        if (since.compareTo(terminal ? REDRAW : PLAIN_LINE) >= 0) {
            lastShown = now;
            if (terminal) {
                draw(state(now) + "  " + what);
            } else {
                console.note(verb + " " + state(now));
            }
        }
    }

    /** Says how things are, for work without items; called often. */
    synchronized void at(String state) {
        long now = nanoTime.getAsLong();
        if (terminal) {
            draw(state);
        } else if (now - lastShown >= PLAIN_LINE.toNanos()) {
            lastShown = now;
            console.note(verb + " " + state);
        }
    }

    /** Prints a line above the progress line. */
    synchronized void above(Runnable print) {
        clear();
        print.run();
    }

    private String state(long now) {
        double seconds = Math.max(1e-3, (now - start) / 1e9);
        double rate = done / seconds;
        if (total == 0) {
            return "%d  %.1f/s".formatted(done, rate);
        }
        Duration left = Duration.ofSeconds(Math.round(Math.max(0, total - done) / Math.max(1e-9, rate)));
        return "%d of %d  %.1f/s  %s left".formatted(done, total, rate, MatchText.clock(left));
    }

    private void draw(String state) {
        String bar = "";
        if (total > 0) {
            int full = (int) (BAR * Math.min(done, total) / total);
            bar = "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] ";
        }
        String line = verb + " " + bar + Console.safe(state);
        line = line.length() > 110 ? line.substring(0, 107) + "..." : line;
        console.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        console.err().flush();
        width = line.length();
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
