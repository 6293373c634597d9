package dev.colophon.index.visual.hash;

import dev.colophon.index.postings.shard.FlatSegment;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.BytesRef;

/**
 * What hashes a segment holds, counted once for each state of it and remembered until it is closed.
 *
 * @param references all, also those without hashes
 * @param hashes all
 * @param ofPictures of these those of pictures
 * @param films their documents, in order
 */
record HeldHashes(int references, long hashes, long ofPictures, int[] films) {

    private static final Map<IndexReader.CacheKey, HeldHashes> KNOWN = new ConcurrentHashMap<>();

    /** Those of a segment. */
    static HeldHashes of(FlatSegment segment) throws IOException {
        Optional<IndexReader.CacheHelper> cache = segment.cache();
        if (cache.isEmpty()) {
            return counted(segment);
        }
        HeldHashes known = KNOWN.get(cache.get().getKey());
        if (known == null) {
            known = counted(segment);
            if (KNOWN.putIfAbsent(cache.get().getKey(), known) == null) {
                cache.get().addClosedListener(KNOWN::remove);
            }
        }
        return known;
    }

    private static HeldHashes counted(FlatSegment segment) throws IOException {
        int references = 0;
        long hashes = 0;
        long ofPictures = 0;
        IntStream.Builder films = IntStream.builder();
        FlatSegment.Cursor at = segment.cursor();
        while (at.next()) {
            BytesRef flat = at.bytes();
            int held = PackedDescriptors.hashes(flat.bytes, flat.offset, flat.length);
            references++;
            hashes += held;
            if (PackedDescriptors.isFilm(flat.bytes, flat.offset, flat.length)) {
                films.add(at.document());
            } else {
                ofPictures += held;
            }
        }
        return new HeldHashes(references, hashes, ofPictures, films.build().toArray());
    }
}
