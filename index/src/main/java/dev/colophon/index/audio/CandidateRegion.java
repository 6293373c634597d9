package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.audio.term.AudioTerms;
import dev.colophon.index.audio.term.AudioTerms.Kind;
import dev.colophon.index.postings.retrieval.Candidate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a reference that a copy may be, in blocks.
 *
 * @param from the first block
 * @param to the block after the last
 */
record CandidateRegion(ReferenceId reference, int from, int to) {

    /** A copy whose speed is unknown may contain so much more of the reference than its own length. */
    private static final double MORE = 1.2;

    /** With so many blocks more before and after, as far as there are any. */
    CandidateRegion widened(int blocks) {
        return new CandidateRegion(reference, Math.max(0, from - blocks), to + blocks);
    }

    /** The regions that begin where candidates do, those that overlap as one; references in the order of their best candidates. */
    static List<CandidateRegion> of(Peaks copy, Kind kind, List<Candidate> candidates) {
        double length = copy.times()[copy.size() - 1] - copy.times()[0] + 1.0;
        double longest = kind == Kind.P3 ? length : MORE * length;
        int blocks = (int) (longest / AudioTerms.BLOCK) + 2; // the copy begins anywhere in its first block
        Map<ReferenceId, BitSet> wanted = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            wanted.computeIfAbsent(candidate.reference(), _ -> new BitSet())
                    .set(Math.max(0, candidate.block()), Math.max(0, candidate.block() + blocks));
        }
        List<CandidateRegion> regions = new ArrayList<>();
        wanted.forEach((reference, set) -> {
            for (int from = set.nextSetBit(0); from >= 0; ) {
                int to = set.nextClearBit(from);
                regions.add(new CandidateRegion(reference, from, to));
                from = set.nextSetBit(to);
            }
        });
        return regions;
    }
}
