package dev.colophon.service.session;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexException;
import dev.colophon.index.IndexStats;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.SelfTest;
import dev.colophon.registry.Catalogue;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Keeps an index open for reading while a process runs that searches it again and again, such as a server, and opens it anew when
 * somebody has committed to it. Whoever writes opens it alone. Thread-safe.
 */
public final class SharedIndex implements Catalogue.IndexOpener, Closeable {

    /** A Lucene commit is a file of this name and a number that only grows. */
    private static final String COMMIT = "segments_";

    private static final int ENGINE_DEPTH = 3;

    private final Catalogue.IndexOpener opener;
    private Optional<Opened> newest = Optional.empty();
    private int openings;

    /** @param opener opens an index folder */
    public SharedIndex(Catalogue.IndexOpener opener) {
        this.opener = opener;
    }

    @Override
    public FingerprintIndex apply(Path folder, Access access) {
        return access == Access.WRITE ? opener.apply(folder, access) : reading(folder);
    }

    @Override
    public FingerprintIndex fresh(Path folder) {
        return opener.fresh(folder);
    }

    @Override
    public void replace() {
        opener.replace();
    }

    @Override
    public String state() {
        return opener.state();
    }

    private synchronized FingerprintIndex reading(Path folder) {
        // Before it is opened: what is committed meanwhile opens it once more, and is never missed.
        List<String> commits = new ArrayList<>(commits(folder));
        commits.add(opener.state());
        if (newest.filter(opened -> opened.shows(folder, commits)).isEmpty()) {
            Opened fresh = new Opened(folder, commits, opener.apply(folder, Access.READ));
            openings++;
            newest.ifPresent(Opened::release);
            newest = Optional.of(fresh);
        }
        return newest.orElseThrow().lease();
    }

    /** How often it was opened for reading so far. */
    public synchronized int openings() {
        return openings;
    }

    private static List<String> commits(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, ENGINE_DEPTH)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(COMMIT))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) { // a file of it was deleted meanwhile: it changes just now
            return List.of("changing since " + System.nanoTime());
        }
    }

    /** Closes it, as soon as nobody searches it any more. */
    @Override
    public synchronized void close() {
        newest.ifPresent(Opened::release);
        newest = Optional.empty();
    }

    /** An open index and how many use it, this keeper among them. */
    private static final class Opened {

        private final Path folder;
        private final List<String> commits;
        private final FingerprintIndex index;
        private int users = 1;

        Opened(Path folder, List<String> commits, FingerprintIndex index) {
            this.folder = folder;
            this.commits = List.copyOf(commits);
            this.index = index;
        }

        boolean shows(Path wanted, List<String> now) {
            return folder.equals(wanted) && commits.equals(now);
        }

        synchronized FingerprintIndex lease() {
            users++;
            return new Leased(this);
        }

        synchronized void release() {
            users--;
            if (users == 0) {
                try {
                    index.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** For one user, whose closing leaves it open for the others. */
    private static final class Leased implements FingerprintIndex {

        private final Opened opened;
        private final FingerprintIndex index;
        private final AtomicBoolean closed = new AtomicBoolean();

        Leased(Opened opened) {
            this.opened = opened;
            this.index = opened.index;
        }

        @Override
        public List<Match> search(Fingerprint copy, SearchOptions options) {
            return index.search(copy, options);
        }

        @Override
        public Set<ReferenceId> copiesOf(Fingerprint reference) {
            return index.copiesOf(reference);
        }

        @Override
        public void put(ReferenceId reference, Fingerprint fingerprint) {
            throw readOnly();
        }

        @Override
        public void remove(ReferenceId reference) {
            throw readOnly();
        }

        @Override
        public void commit(long position) {
            throw readOnly();
        }

        private static IndexException readOnly() {
            return new IndexException("an index that is shared is only read");
        }

        @Override
        public long position() {
            return index.position();
        }

        @Override
        public void belongTo(String database) {
            index.belongTo(database);
        }

        @Override
        public Optional<String> database() {
            return index.database();
        }

        @Override
        public Optional<Fingerprint> fingerprint(ReferenceId reference, Medium medium) {
            return index.fingerprint(reference, medium);
        }

        @Override
        public void forEachPrint(BiConsumer<ReferenceId, Fingerprint> each) {
            index.forEachPrint(each);
        }

        @Override
        public IndexStats stats() {
            return index.stats();
        }

        @Override
        public Optional<SelfTest> selfTest(Medium medium, int windows, long seed) {
            return index.selfTest(medium, windows, seed);
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                opened.release();
            }
        }
    }
}
