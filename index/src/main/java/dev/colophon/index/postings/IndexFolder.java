package dev.colophon.index.postings;

import dev.colophon.index.Access;
import dev.colophon.index.IndexException;
import dev.colophon.index.postings.codec.HashCodec;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * A Lucene folder: opened, changed, committed, merged. Thread-safe. Changes are visible and durable after {@link #commit}; a
 * crash before it leaves the previous commit.
 */
public final class IndexFolder implements Closeable {

    /** Closing waits at least this long for merges. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);

    private static final String SCHEME = "scheme";
    private static final String POSITION = "position";
    private static final String DATABASE = "database";

    private final Path folder;
    private final String scheme;
    private final @Nullable FSDirectory directory;
    private final @Nullable IndexWriter writer;
    private final @Nullable SearcherManager searchers;
    private final long openedNanos = System.nanoTime();
    private volatile long position;
    private volatile Optional<String> database;
    /** Whether anything was put or removed since the last commit. */
    private volatile boolean changed;

    private IndexFolder(
            Path folder,
            String scheme,
            @Nullable FSDirectory directory,
            @Nullable IndexWriter writer,
            @Nullable SearcherManager searchers,
            long position,
            Optional<String> database) {
        this.folder = folder;
        this.scheme = scheme;
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.position = position;
        this.database = database;
    }

    /**
     * Opens a folder.
     *
     * @param scheme names how terms and prints were made, for example {@code audio-1}; another scheme is refused
     * @throws IndexException when the folder is unusable, held by another writer, or of another scheme
     */
    public static IndexFolder open(Path folder, Access access, String scheme) {
        try {
            if (access == Access.READ && !Files.isDirectory(folder)) {
                return new IndexFolder(folder, scheme, null, null, null, 0, Optional.empty());
            }
            FSDirectory directory = FSDirectory.open(folder);
            if (access == Access.READ && !DirectoryReader.indexExists(directory)) {
                directory.close();
                return new IndexFolder(folder, scheme, null, null, null, 0, Optional.empty());
            }
            IndexWriter writer = null;
            SearcherManager searchers = null;
            boolean opened = false;
            try {
                writer = access == Access.WRITE ? write(directory, scheme) : null;
                searchers = new SearcherManager(directory, null);
                Map<String, String> committed = committed(searchers);
                if (!scheme.equals(committed.get(SCHEME))) {
                    throw new IndexException(
                            "index %s holds scheme %s, this version makes %s: run `colophon index rebuild`"
                                    .formatted(folder, committed.get(SCHEME), scheme));
                }
                long position = Long.parseLong(committed.get(POSITION));
                opened = true;
                return new IndexFolder(
                        folder,
                        scheme,
                        directory,
                        writer,
                        searchers,
                        position,
                        Optional.ofNullable(committed.get(DATABASE)));
            } finally {
                if (!opened) {
                    IOUtils.closeWhileHandlingException(searchers, writer == null ? null : writer::rollback, directory);
                }
            }
        } catch (LockObtainFailedException e) {
            throw new IndexException("index %s is being written by another process: wait for it".formatted(folder), e);
        } catch (IOException | IllegalArgumentException e) { // the latter of numbers that no index has
            throw OpenFailure.of(folder, e);
        }
    }

    private static IndexWriter write(FSDirectory directory, String scheme) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                .setCommitOnClose(false)
                .setCodec(new HashCodec())
                .setRAMBufferSizeMB(bufferMegabytes())
                .setMergePolicy(new FewSegments());
        IndexWriter writer = new IndexWriter(directory, config);
        boolean begun = false;
        try {
            if (!DirectoryReader.indexExists(directory)) {
                writer.setLiveCommitData(Map.of(SCHEME, scheme, POSITION, "0").entrySet());
                writer.commit();
            }
            begun = true;
            return writer;
        } finally {
            if (!begun) { // its lock would outlive it
                IOUtils.closeWhileHandlingException(writer::rollback);
            }
        }
    }

    /** A 32nd of the heap: sorting what is in the buffer takes four times as much. */
    private static double bufferMegabytes() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 32.0 / (1 << 20), 16, 512);
    }

    private static Map<String, String> committed(SearcherManager searchers) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return ((DirectoryReader) searcher.getIndexReader())
                    .getIndexCommit()
                    .getUserData();
        } finally {
            searchers.release(searcher);
        }
    }

    /** Makes the changes so far durable and visible; the position comes back from {@link #position} after a crash. */
    public void commit(long at) {
        change(open -> {
            open.setLiveCommitData(data(at).entrySet());
            open.commit();
            position = at;
            changed = false;
            return at;
        });
        try {
            if (searchers != null) {
                searchers.maybeRefreshBlocking();
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Puts merges off until {@link #compact}: for a bulk registration, which would write all of it many times. */
    public void deferMerges() {
        change(open -> {
            open.getConfig().setMergePolicy(NoMergePolicy.INSTANCE);
            return 0;
        });
    }

    /** Merges what is held into one segment; commit to keep it. */
    public void compact() {
        change(open -> {
            open.getConfig().setMergePolicy(new FewSegments());
            open.forceMerge(1);
            return 0;
        });
    }

    public long position() {
        return position;
    }

    /** Says whose changes are applied; kept with the next commit. */
    public void belongTo(String wanted) {
        if (database.filter(known -> !known.equals(wanted)).isPresent()) {
            throw new IndexException(
                    "index %s was made for the works of another home: run `colophon index rebuild`".formatted(folder));
        }
        database = Optional.of(wanted);
    }

    /** Whose changes were applied, as far as somebody said so. */
    public Optional<String> database() {
        return database;
    }

    /** Size of the folder in bytes. */
    public long bytes() {
        if (directory == null) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(IndexFolder::size).sum();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // merged away meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        IndexWriter open = writer;
        try (Closeable _ = directory;
                Closeable _ = open == null ? null : open::rollback; // what was not committed was not promised
                Closeable _ = searchers) {
            if (open != null && !changed) {
                keepMerges(open);
            }
        }
    }

    /**
     * Without this a process that registers one file and ends would never see a merge through. A merge that takes longer than
     * all that was done before is given up: it writes the whole index once more, and a longer run will do it.
     */
    private void keepMerges(IndexWriter open) throws IOException {
        if (open.getConfig().getMergeScheduler() instanceof ConcurrentMergeScheduler scheduler) {
            Duration patience = Duration.ofNanos(System.nanoTime() - openedNanos);
            Thread merging = Thread.ofPlatform().daemon().name("last-merges").start(scheduler::sync);
            try {
                merging.join(patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (open.hasUncommittedChanges()) {
            open.setLiveCommitData(data(position).entrySet());
            open.commit();
        }
    }

    /** What is kept with a commit. */
    private Map<String, String> data(long at) {
        Map<String, String> data = new HashMap<>(Map.of(SCHEME, scheme, POSITION, Long.toString(at)));
        database.ifPresent(known -> data.put(DATABASE, known));
        return data;
    }

    /** What is done with the writer. */
    @FunctionalInterface
    interface Change {
        long apply(IndexWriter writer) throws IOException;
    }

    /** Changes what is held; visible and durable after {@link #commit}. */
    void changeContent(Change change) {
        changed = true;
        change(change);
    }

    private void change(Change change) {
        if (writer == null) {
            throw new IllegalStateException("index " + folder + " was opened for reading");
        }
        try {
            change.apply(writer);
        } catch (IOException | AlreadyClosedException e) {
            throw unusable(e);
        }
    }

    /** What is read of the last commit. */
    @FunctionalInterface
    interface Reading<T> {
        T over(IndexReader reader) throws IOException;
    }

    /** Reads the last commit; of a folder that is not there, what has no documents. */
    <T> T read(Reading<T> reading) {
        try {
            if (searchers == null) {
                return reading.over(new MultiReader());
            }
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.over(searcher.getIndexReader());
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw unusable(e);
        } catch (UncheckedIOException e) {
            throw unusable(Objects.requireNonNull(e.getCause()));
        }
    }

    private IndexException unusable(Exception e) {
        return new IndexException(
                "index %s cannot be used (%s): check free space, or run `colophon index rebuild`"
                        .formatted(folder, e.getMessage()),
                e);
    }
}
