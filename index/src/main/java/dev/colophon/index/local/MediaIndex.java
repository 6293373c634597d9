package dev.colophon.index.local;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexException;
import dev.colophon.index.IndexStats;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.SelfTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.lucene.util.IOUtils;

/**
 * All media: sounds, pictures with films, and texts, each in an index of its own. Each engine commits by itself; after a crash
 * between two of them {@link #position} is that of the one furthest behind, and because putting again replaces, replaying from there
 * is harmless.
 */
public final class MediaIndex implements FingerprintIndex {

    private final FingerprintIndex audio;
    private final FingerprintIndex visual;
    private final FingerprintIndex text;
    private final List<FingerprintIndex> all;

    private MediaIndex(List<FingerprintIndex> engines) {
        this.audio = engines.get(0);
        this.visual = engines.get(1);
        this.text = engines.get(2);
        this.all = List.copyOf(engines);
    }

    /**
     * Opens one for each engine.
     *
     * @throws IndexException when one cannot be used; what was opened is closed then
     */
    public static MediaIndex open(
            Supplier<FingerprintIndex> audio, Supplier<FingerprintIndex> visual, Supplier<FingerprintIndex> text) {
        List<FingerprintIndex> engines = new ArrayList<>(3);
        try {
            engines.add(audio.get());
            engines.add(visual.get());
            engines.add(text.get());
            return new MediaIndex(engines);
        } catch (RuntimeException e) {
            IOUtils.closeWhileHandlingException(engines);
            throw e;
        }
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
    public void belongTo(String database) {
        all.forEach(engine -> engine.belongTo(database));
    }

    @Override
    public Optional<String> database() {
        return all.stream().flatMap(engine -> engine.database().stream()).findFirst();
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
        IOUtils.close(all);
    }
}
