package dev.colophon.demo.network.server;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every request that the network answered, in memory and in a file of tab-separated values. Thread-safe. */
public final class RequestLog implements Closeable {

    /** The columns of the file. */
    public static final String HEADING = "at\tstart_nanos\tend_nanos\thost\tpath\tstatus\n";

    /**
     * A request.
     *
     * @param at when it came, by the clock on the wall
     * @param startNanos when it came, by {@link System#nanoTime}
     * @param endNanos when it was answered
     * @param host as asked for, without port
     * @param path with its query
     */
    public record Entry(Instant at, long startNanos, long endNanos, String host, String path, int status) {}

    private final List<Entry> entries = new ArrayList<>();
    private final BufferedWriter file;

    /** Begins the file anew. */
    public RequestLog(Path file) throws IOException {
        this.file = Files.newBufferedWriter(file);
        this.file.write(HEADING);
    }

    /** Adds a request that was answered. */
    synchronized void add(Entry entry) throws IOException {
        entries.add(entry);
        // A path is what a stranger wrote: control characters must not forge lines.
        file.write("%s\t%d\t%d\t%s\t%s\t%d\n"
                .formatted(
                        entry.at(),
                        entry.startNanos(),
                        entry.endNanos(),
                        entry.host().replaceAll("\\p{Cntrl}", "?"),
                        entry.path().replaceAll("\\p{Cntrl}", "?"),
                        entry.status()));
    }

    /** What was answered so far, in the order of the answers. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
