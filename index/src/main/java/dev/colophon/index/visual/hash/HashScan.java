package dev.colophon.index.visual.hash;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.HashTerms;
import dev.colophon.index.postings.shard.FlatSegment;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.ShardReader;
import dev.colophon.index.postings.shard.Wire;
import dev.colophon.index.search.NullStatistics;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the hashes of an index that are near a probe, and negatives in the same pass, because a negative has all bits turned. Hashes of
 * pictures are looked up by {@link HashBands} where that is faster, which is exact up to 31 bits and leaves out the same few
 * beyond whether they are looked up or not; above {@value HashBands#MOST} bits, and of films always, every hash is compared.
 */
public final class HashScan implements ShardFunction<HashScan.Query, HashScan.Hits> {

    public static final HashScan INSTANCE = new HashScan();

    private static final int WORDS = 4;

    /**
     * A hash near a probe.
     *
     * @param probe number of the probe
     * @param hash number of the hash within its reference
     * @param distance differing bits, or equal bits when negated
     */
    public record Hit(int probe, int hash, int distance, boolean negated) {}

    /**
     * What is asked.
     *
     * @param probes four words each, word 3 first
     * @param most bits that may differ
     */
    public record Query(long[] probes, int most) {}

    /**
     * What was found.
     *
     * @param hits by reference
     * @param statistics how many hashes of how many references were compared
     */
    public record Hits(Map<ReferenceId, List<Hit>> hits, NullStatistics statistics) {}

    /** With fewer hashes of pictures in a segment it takes longer to look a probe up than to compare it with all. */
    private static final int FEWEST = 1 << 14;

    private final int fewest;

    private HashScan() {
        this(FEWEST);
    }

    /**
     * Looks probes up in segments with so many hashes of pictures.
     *
     * @param fewest of them at least
     */
    HashScan(int fewest) {
        this.fewest = fewest;
    }

    @Override
    public String name() {
        return "hashes-2";
    }

    @Override
    public Hits apply(ShardReader shard, Query query) throws IOException {
        Hits hits = new Hits(new HashMap<>(), NullStatistics.ofHashes(0, 0));
        for (FlatSegment segment : shard.flatSegments()) {
            HeldHashes held = HeldHashes.of(segment);
            Optional<HashTerms> terms =
                    query.most() <= HashBands.MOST && held.ofPictures() >= fewest ? segment.terms() : Optional.empty();
            SegmentScan scan = new SegmentScan(segment, query, hits.hits());
            if (terms.isPresent()) {
                scan.films(held.films());
                scan.pictures(terms.get());
            } else {
                scan.all();
            }
            hits = new Hits(
                    hits.hits(), hits.statistics().merge(NullStatistics.ofHashes(held.references(), held.hashes())));
        }
        return hits;
    }

    @Override
    public Hits merge(Hits one, Hits other) {
        Map<ReferenceId, List<Hit>> both = new HashMap<>(one.hits());
        both.putAll(other.hits());
        return new Hits(both, one.statistics().merge(other.statistics()));
    }

    @Override
    public void writeQuery(Query query, DataOutputStream out) throws IOException {
        Wire.writeLongs(query.probes(), query.probes().length, out);
        out.writeInt(query.most());
    }

    @Override
    public Query readQuery(DataInputStream in) throws IOException {
        long[] probes = Wire.readLongs(in);
        if (probes.length % WORDS != 0) {
            throw new IllegalArgumentException("%d words are no hashes".formatted(probes.length));
        }
        return new Query(probes, in.readInt());
    }

    @Override
    public void writeAnswer(Hits hits, DataOutputStream out) throws IOException {
        Wire.writeAll(hits.hits().entrySet(), out, (entry, to) -> {
            to.writeUTF(entry.getKey().value());
            Wire.writeAll(entry.getValue(), to, (hit, each) -> {
                each.writeInt(hit.probe());
                each.writeInt(hit.hash());
                each.writeShort(hit.distance());
                each.writeBoolean(hit.negated());
            });
        });
        out.writeLong(hits.statistics().documents());
        out.writeLong(hits.statistics().hashes());
    }

    @Override
    public Hits readAnswer(DataInputStream in) throws IOException {
        Map<ReferenceId, List<Hit>> hits = new HashMap<>();
        Wire.readAll(in, from -> hits.put(new ReferenceId(from.readUTF()), Wire.readAll(from, HashScan::readHit)));
        return new Hits(hits, NullStatistics.ofHashes(in.readLong(), in.readLong()));
    }

    private static Hit readHit(DataInputStream in) throws IOException {
        return new Hit(in.readInt(), in.readInt(), in.readShort(), in.readBoolean());
    }
}
