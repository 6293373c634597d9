package dev.colophon.index.postings;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The fingerprints of the registered references, whole or in parts, and by digest. Thread-safe. */
public interface FingerprintStore extends PrintStore {

    /** The fingerprint of a reference as far as its head and some of its blocks go, when it is kept in parts. */
    Optional<Parts> parts(ReferenceId reference, int from, int to);

    /** Hands over every reference with all parts of its fingerprint, in no particular order. */
    void forEachInParts(BiConsumer<ReferenceId, Parts> each);

    /** The flat bytes of a reference. */
    Optional<byte[]> flat(ReferenceId reference);

    /** Takes the flat bytes of one reference, which are only valid during the call. */
    @FunctionalInterface
    interface FlatVisitor {
        void visit(Supplier<ReferenceId> reference, byte[] bytes, int offset, int length);
    }

    /** Hands over the flat bytes of every reference, in no particular order. */
    void forEachFlat(FlatVisitor each);

    /** Blocks chosen at random, some of them more than once when there are few; fewer than asked for when most were removed. */
    List<Candidate> someBlocks(int count, long seed);
}
