package dev.colophon.index.local;

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
import dev.colophon.index.audio.AudioIndex;
import dev.colophon.index.text.TextIndex;
import dev.colophon.index.visual.VisualIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * All media in one folder: {@code audio}, {@code visual} (pictures and frames of films) and {@code text}. Each engine commits
 * by itself; after a crash between two of them {@link #position} is that of the one furthest behind, and because putting again
 * replaces, replaying from there is harmless.
 */
public final class LocalIndex implements FingerprintIndex {

    private final FingerprintIndex audio;
    private final FingerprintIndex visual;
    private final FingerprintIndex text;
    private final List<FingerprintIndex> all;

    private LocalIndex(List<FingerprintIndex> engines) {
        this.audio = engines.get(0);
        this.visual = engines.get(1);
        this.text = engines.get(2);
        this.all = List.copyOf(engines);
    }

    /**
     * Opens the index in a folder.
     *
     * @throws IndexException when it is unusable, held by another writer, or made by another version
     */
    public static LocalIndex open(Path folder, Access access) {
        return open(List.of(folder), access, _ -> 0);
    }

    /**
     * Opens an index that is divided among folders, on several disks, say; it answers as one folder would.
     *
     * @param shardOf the number of the folder that a reference belongs to, always the same for the same reference
     * @throws IndexException when one is unusable, held by another writer, or made by another version
     */
    public static LocalIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        List<FingerprintIndex> engines = new ArrayList<>(3);
        try {
            engines.add(AudioIndex.open(each(folders, "audio"), access, shardOf));
            engines.add(VisualIndex.open(each(folders, "visual"), access, shardOf));
            engines.add(TextIndex.open(each(folders, "text"), access, shardOf));
            return new LocalIndex(engines);
        } catch (IndexException e) {
            try {
                closeAll(engines);
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static List<Path> each(List<Path> folders, String engine) {
        return folders.stream().map(folder -> folder.resolve(engine)).toList();
    }

    private FingerprintIndex engine(Medium medium) {
        return switch (medium) {
            case AUDIO -> audio;
            case IMAGE, VIDEO -> visual;
            case TEXT -> text;
        };
    }

    @Override
    public void put(ReferenceId reference, Fingerprint fingerprint) {
        engine(fingerprint.medium()).put(reference, fingerprint);
    }

    @Override
    public void remove(ReferenceId reference) {
        all.forEach(engine -> engine.remove(reference));
    }

    @Override
    public List<Match> search(Fingerprint copy, SearchOptions options) {
        return engine(copy.medium()).search(copy, options);
    }

    @Override
    public Set<ReferenceId> copiesOf(Fingerprint reference) {
        return engine(reference.medium()).copiesOf(reference);
    }

    @Override
    public void commit(long position) {
        all.forEach(engine -> engine.commit(position));
    }

    @Override
    public long position() {
        return all.stream().mapToLong(FingerprintIndex::position).min().orElse(0);
    }

    @Override
    public Optional<Fingerprint> fingerprint(ReferenceId reference, Medium medium) {
        return engine(medium).fingerprint(reference, medium);
    }

    @Override
    public void forEachPrint(BiConsumer<ReferenceId, Fingerprint> each) {
        all.forEach(engine -> engine.forEachPrint(each));
    }

    @Override
    public IndexStats stats() {
        return new IndexStats(
                all.stream().flatMap(engine -> engine.stats().media().stream()).toList());
    }

    @Override
    public Optional<SelfTest> selfTest(Medium medium, int windows, long seed) {
        return engine(medium).selfTest(medium, windows, seed);
    }

    @Override
    public void close() throws IOException {
        closeAll(all);
    }

    private static void closeAll(List<FingerprintIndex> engines) throws IOException {
        IOException failure = null;
        for (FingerprintIndex engine : engines) {
            try {
                engine.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
