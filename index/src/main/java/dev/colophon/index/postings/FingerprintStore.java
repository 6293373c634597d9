package dev.colophon.index.postings;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.Wanted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The fingerprints of the registered references, whole or in parts, and by digest. Thread-safe. */
public interface FingerprintStore {

    /** Replaces what is held of a reference. */
    void put(ReferenceId reference, Entry entry);

    /** Removes all that is held of a reference. */
    void remove(ReferenceId reference);

    /** The references whose content has this digest. */
    List<ReferenceId> withDigest(ContentDigest digest);

    /** What is wanted of each, in this order, empty where a reference is not held; where asking has a price, asked for at once. */
    List<Optional<Stored>> stored(List<Wanted> wanted);

    /** What is wanted of a reference. */
    default Optional<Stored> stored(Wanted wanted) {
        return stored(List.of(wanted)).getFirst();
    }

    /** The stored fingerprint of a reference, when it is kept as a whole. */
    default Optional<byte[]> print(ReferenceId reference) {
        return stored(Wanted.whole(reference)).flatMap(Stored::whole);
    }

    /** Those of several references, as far as they are held. */
    default Map<ReferenceId, byte[]> prints(List<ReferenceId> references) {
        List<Optional<Stored>> found =
                stored(references.stream().map(Wanted::whole).toList());
        Map<ReferenceId, byte[]> prints = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            ReferenceId reference = references.get(i);
            found.get(i).flatMap(Stored::whole).ifPresent(print -> prints.put(reference, print));
        }
        return prints;
    }

    /** Hands over every reference with all that is kept of it, in no particular order. */
    void forEach(BiConsumer<ReferenceId, Stored> each);

    /** Blocks chosen at random, some of them more than once when there are few; fewer than asked for when most were removed. */
    List<Candidate> someBlocks(int count, long seed);

    /** How many references are held. */
    int references();

    /** How many blocks are held. */
    long blocks();
}
