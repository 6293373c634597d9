package dev.colophon.index;

import dev.colophon.fingerprint.Medium;
import java.util.List;

/** What an index holds. */
public record IndexStats(List<MediumStats> media) {

    public IndexStats {
        media = List.copyOf(media);
    }

    /**
     * What an index holds of one medium.
     *
     * @param references registered references with a fingerprint of this medium
     * @param documents units of retrieval: blocks, pictures, frames
     * @param bytes size on disk
     */
    public record MediumStats(Medium medium, int references, long documents, long bytes) {}
}
