package dev.colophon.index.search;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexStats;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.SelfTest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * An index whose {@link SelfTest} failed for some media: their matches are for a person to decide, so none is STRONG. Equal
 * content stays EXACT, which no calibration is needed for.
 */
public final class CautiousIndex implements FingerprintIndex {

    private final FingerprintIndex index;
    private final Set<Medium> media;

    /** Holds back STRONG matches of these media. */
    public CautiousIndex(FingerprintIndex index, Set<Medium> media) {
        this.index = index;
        this.media = Set.copyOf(media);
    }

    @Override
    public List<Match> search(Fingerprint copy, SearchOptions options) {
        return index.search(copy, options).stream()
                .map(this::heldBack)
                .filter(match -> match.grade().compareTo(options.weakest()) <= 0)
                .toList();
    }

    private Match heldBack(Match match) {
        return media.contains(match.medium()) ? MatchGrader.heldBack(match) : match;
    }

    @Override
    public Set<ReferenceId> copiesOf(Fingerprint reference) {
        return index.copiesOf(reference);
    }

    @Override
    public void put(ReferenceId reference, Fingerprint fingerprint) {
        index.put(reference, fingerprint);
    }

    @Override
    public void remove(ReferenceId reference) {
        index.remove(reference);
    }

    @Override
    public void commit(long position) {
        index.commit(position);
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
    public void close() throws IOException {
        index.close();
    }
}
