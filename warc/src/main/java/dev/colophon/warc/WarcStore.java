package dev.colophon.warc;

import dev.colophon.http.FetchResult.Fetched;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps recorded exchanges in a folder of WARC files, which several processes may share; each writes files of its own.
 * What a process that died left behind is completed when the next one opens the folder: whole records, nothing else.
 * Thread-safe.
 *
 * <p>All methods throw {@link UncheckedIOException} when the folder cannot be written to; nothing of the exchange at hand
 * stays then. Answers must have been {@linkplain dev.colophon.http.FetchRequest#recorded recorded}.
 */
public final class WarcStore implements Closeable {

    /** Larger exchanges are not packed in memory but into the file, while others wait. */
    private static final int MOST_IN_MEMORY = 1 << 20;

    private final Path folder;
    private final WarcSettings settings;
    private final Writers self;
    private final AtomicInteger serial = new AtomicInteger();

    /** Guards {@link #current}: where it leads, and that one at a time appends to it. Taken before any lock of the file. */
    private final ReentrantLock appending = new ReentrantLock();

    private Optional<WarcFileWriter> current = Optional.empty();
    private boolean closed;

    private WarcStore(Path folder, WarcSettings settings, Writers self) {
        this.folder = folder;
        this.settings = settings;
        this.self = self;
    }

    /** Joins the folder, which is made where it is missing, and completes what dead processes left. */
    public static WarcStore open(Path folder, WarcSettings settings) {
        try {
            return new WarcStore(folder, settings, Writers.join(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep captures in " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * The file of a span. It may still be written to, and has another path as soon as it is complete: then ask again.
     *
     * @param file as {@link WarcSpan#file} says
     */
    public static Path resolve(Path folder, String file) throws NoSuchFileException {
        return WarcNames.resolve(folder, file);
    }

    /** Whether whoever wrote a span's file is gone, so that nobody works on what is in it. */
    public boolean isAbandoned(String file) {
        try {
            Optional<String> writer = WarcNames.writer(file);
            return writer.isPresent() && Writers.isDead(folder, writer.get());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at the locks in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Appends request, response and metadata; durable after the next {@link #force}. */
    public WarcSpan keep(Fetched answer, Provenance provenance) {
        return append(Exchange.response(answer, provenance, settings.vantage()));
    }

    /**
     * Appends the exchange without its content, which is that of an earlier one: the server said so (304), or the digests
     * are equal. Durable after the next {@link #force}.
     *
     * @throws IllegalArgumentException when the content is not the original's
     */
    public WarcSpan revisit(Fetched answer, Provenance provenance, Original original) {
        return append(Exchange.revisit(answer, provenance, original, settings.vantage()));
    }

    private WarcSpan append(Exchange exchange) {
        try {
            Packing packing = new Packing(exchange);
            return exchange.size() > MOST_IN_MEMORY ? append(packing, packing) : append(packing.inMemory(), packing);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private WarcSpan append(WarcFileWriter.Part part, Packing packing) throws IOException {
        appending.lock();
        try {
            WarcFileWriter file = current();
            long offset = file.append(part);
            return new WarcSpan(file.name(), offset, packing.firstLength(), packing.date());
        } finally {
            appending.unlock();
        }
    }

    /** Writes the exchange to a file of its own, durable on return, until it is {@linkplain #drop dropped}. */
    public WarcSpan hold(Fetched answer, Provenance provenance) {
        Packing packing = new Packing(Exchange.response(answer, provenance, settings.vantage()));
        try {
            WarcFileWriter file = begin(folder.resolve(WarcNames.HELD));
            boolean whole = false;
            try {
                long offset = file.append(packing);
                file.finish();
                whole = true;
                return new WarcSpan(WarcNames.HELD + "/" + file.name(), offset, packing.firstLength(), packing.date());
            } finally {
                if (!whole) {
                    file.delete();
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Appends the members of a held exchange as they are; durable after the next {@link #force}. The held file stays until
     * it is {@linkplain #drop dropped}, which is for after that.
     */
    public WarcSpan settle(WarcSpan held) {
        Path from = heldFile(held);
        appending.lock();
        try (InputStream members = Files.newInputStream(from)) {
            members.skipNBytes(WholeMembers.firstLength(from));
            WarcFileWriter file = current();
            long offset = file.append(members::transferTo);
            return new WarcSpan(file.name(), offset, held.length(), held.date());
        } catch (IOException e) {
            throw failed(e);
        } finally {
            appending.unlock();
        }
    }

    /** Deletes the file of a held exchange; harmless when it is gone already. */
    public void drop(WarcSpan held) {
        try {
            Files.deleteIfExists(heldFile(held));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path heldFile(WarcSpan span) {
        if (!WarcNames.isHeld(span.file())) {
            throw new IllegalArgumentException("not a held exchange: " + span.file());
        }
        return folder.resolve(span.file());
    }

    /** Everything kept before the call is durable when it returns. Callers at the same time share the work. */
    public void force() {
        try {
            Optional<WarcFileWriter> file;
            appending.lock();
            try {
                if (current.isPresent() && isFull(current.get())) {
                    roll();
                }
                file = current;
            } finally {
                appending.unlock();
            }
            if (file.isPresent()) {
                file.get().force();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Makes everything durable and leaves the folder. */
    @Override
    public void close() {
        appending.lock();
        try {
            if (!closed) {
                closed = true;
                try {
                    roll();
                } finally {
                    self.close();
                }
            }
        } catch (IOException e) {
            throw failed(e);
        } finally {
            appending.unlock();
        }
    }

    private boolean isFull(WarcFileWriter file) {
        return file.length() >= settings.largestFile()
                || !settings.clock().instant().isBefore(file.begun().plus(settings.oldestFile()));
    }

    private void roll() throws IOException {
        if (current.isPresent()) {
            WarcFileWriter done = current.get();
            done.finish();
            current = Optional.empty();
        }
    }

    /** The file to append to, with its warcinfo. */
    private WarcFileWriter current() throws IOException {
        if (closed) {
            throw new IllegalStateException("the captures in " + folder + " are closed");
        }
        if (current.isPresent() && isFull(current.get())) {
            roll();
        }
        if (current.isEmpty()) {
            current = Optional.of(begin(folder));
            Disk.syncFolder(folder);
        }
        return current.get();
    }

    /** A new file with its warcinfo. */
    private WarcFileWriter begin(Path where) throws IOException {
        Instant now = settings.clock().instant();
        String name = WarcNames.file(now, self.name(), serial.incrementAndGet());
        WarcFileWriter file = WarcFileWriter.create(where, name, now);
        boolean begun = false;
        try {
            file.append(out -> Packing.write(Exchange.warcinfo(settings, now, name), out));
            begun = true;
            return file;
        } finally {
            if (!begun) {
                file.delete();
            }
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("cannot keep captures in " + folder + ": " + e.getMessage(), e);
    }
}
