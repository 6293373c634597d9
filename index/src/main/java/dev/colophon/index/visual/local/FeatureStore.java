package dev.colophon.index.visual.local;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.FingerprintStore;
import dev.colophon.index.postings.shard.Parts;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The local features of an index: of a picture in its only block, of a film one keyframe in each. Thread-safe. */
public final class FeatureStore {

    /** Read at once: some 16 kB each of pictures. */
    private static final int AT_ONCE = 64;

    private final FingerprintStore store;

    public FeatureStore(FingerprintStore store) {
        this.store = store;
    }

    /** A block of a reference. */
    public record Place(ReferenceId reference, int block) {}

    /** What is kept of each, in this order; empty where it is not held. */
    public List<Optional<StoredFeatures>> features(List<Place> places) {
        List<Optional<StoredFeatures>> features = new ArrayList<>(places.size());
        for (int from = 0; from < places.size(); from += AT_ONCE) {
            List<Wanted> wanted = places.subList(from, Math.min(places.size(), from + AT_ONCE)).stream()
                    .map(place -> Wanted.blocks(place.reference(), place.block(), place.block() + 1))
                    .toList();
            store.stored(wanted).forEach(stored -> features.add(stored.flatMap(FeatureStore::first)));
        }
        return features;
    }

    /** What the first block holds that was read. */
    static Optional<StoredFeatures> first(Stored stored) {
        return stored.parts().parts().stream().findFirst().map(StoredFeatures::decode);
    }

    /** What each block holds that was read. */
    public static List<StoredFeatures> all(Parts parts) {
        return parts.parts().stream().map(StoredFeatures::decode).toList();
    }
}
