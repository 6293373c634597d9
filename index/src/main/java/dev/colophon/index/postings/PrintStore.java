package dev.colophon.index.postings;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.ReferenceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The fingerprints of the registered references, kept as wholes, and by digest. Thread-safe. */
public interface PrintStore {

    /** Replaces what is held of a reference. */
    void put(ReferenceId reference, Entry entry);

    /** Removes all that is held of a reference. */
    void remove(ReferenceId reference);

    /** The references whose content has this digest. */
    List<ReferenceId> withDigest(ContentDigest digest);

    /** The stored fingerprint of a reference, when it is kept as a whole. */
    Optional<byte[]> print(ReferenceId reference);

    /** Those of several references, as far as they are kept; where asking has a price, asked for at once. */
    default Map<ReferenceId, byte[]> prints(List<ReferenceId> references) {
        Map<ReferenceId, byte[]> prints = new HashMap<>();
        references.forEach(reference -> print(reference).ifPresent(print -> prints.put(reference, print)));
        return prints;
    }

    /** Hands over every reference with its stored fingerprint, kept as a whole, in no particular order. */
    void forEachPrint(BiConsumer<ReferenceId, byte[]> each);

    /** How many references are held. */
    int references();

    /** How many blocks are held. */
    long blocks();
}
