package dev.colophon.index;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The fingerprints of the registered references, searchable. Two stages: <em>retrieve</em> cheap candidates from postings,
 * then <em>verify</em> against the stored fingerprint exactly; only verification makes a match. Thread-safe. Derived data:
 * everything in it can be put again from the database.
 */
public interface FingerprintIndex extends Closeable {

    /**
     * Adds a fingerprint of a reference, replacing an older one of the same reference and medium. Visible after {@link
     * #commit}. A fingerprint that is {@linkplain Fingerprint#unmatchable() unmatchable} is kept only for its digest.
     *
     * @throws IllegalArgumentException when the fingerprint's version is not the one this index holds
     */
    void put(ReferenceId reference, Fingerprint fingerprint);

    /** Removes all fingerprints of a reference; does nothing when it has none. Visible after {@link #commit}. */
    void remove(ReferenceId reference);

    /** Verified matches with the copy, best first: by grade, then by expected false alarms, then by coverage. */
    List<Match> search(Fingerprint copy, SearchOptions options);

    /**
     * For an index that holds fingerprints of copies instead of references: which of them may share content with a reference.
     * What {@link #search} would find when the copies were searched in an index of references is among them, and some more; but
     * not what is no more than a {@link Grade#CANDIDATE} and some of so many copies would share by chance.
     */
    default Set<ReferenceId> copiesOf(Fingerprint reference) {
        return search(reference, new SearchOptions(Integer.MAX_VALUE, Grade.CANDIDATE)).stream()
                .map(Match::reference)
                .collect(Collectors.toSet());
    }

    /**
     * Makes all changes so far durable and visible, and remembers with them how far the caller's log of changes has been
     * applied: after a crash, {@link #position} tells where to replay from.
     */
    void commit(long position);

    /** The position of the last commit, or 0 for an empty index. */
    long position();

    /**
     * Says whose changes are applied; kept with each commit from then on.
     *
     * @param database names the database of the caller
     * @throws IndexException when those of another one were applied
     */
    void belongTo(String database);

    /** Whose changes were applied; empty where nobody said so yet. */
    Optional<String> database();

    /** The stored fingerprint of a reference in one medium. */
    Optional<Fingerprint> fingerprint(ReferenceId reference, Medium medium);

    /** Hands over every stored fingerprint with its reference, in no particular order. */
    void forEachPrint(BiConsumer<ReferenceId, Fingerprint> each);

    IndexStats stats();

    /**
     * Tests whether the expected false alarms of matches in a medium come true here; takes some 0.1 s a window.
     *
     * @param windows stretches of references to search
     * @param seed of every random choice
     * @return empty when the engine of the medium has no such test
     */
    default Optional<SelfTest> selfTest(Medium medium, int windows, long seed) {
        return Optional.empty();
    }
}
