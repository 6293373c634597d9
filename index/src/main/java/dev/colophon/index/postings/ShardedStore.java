package dev.colophon.index.postings;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/** The fingerprints of all parts of an index; each reference is in one of them. */
public final class ShardedStore implements FingerprintStore {

    private final List<FingerprintStore> shards;
    private final ToIntFunction<ReferenceId> shardOf;

    /**
     * Makes one of all parts.
     *
     * @param shardOf the number of the part that a reference belongs to
     */
    public ShardedStore(List<FingerprintStore> shards, ToIntFunction<ReferenceId> shardOf) {
        this.shards = List.copyOf(shards);
        this.shardOf = shardOf;
    }

    private FingerprintStore of(ReferenceId reference) {
        return shards.get(shardOf.applyAsInt(reference));
    }

    @Override
    public void put(ReferenceId reference, Entry entry) {
        of(reference).put(reference, entry);
    }

    @Override
    public void remove(ReferenceId reference) {
        of(reference).remove(reference);
    }

    @Override
    public List<ReferenceId> withDigest(ContentDigest digest) {
        return shards.stream()
                .flatMap(shard -> shard.withDigest(digest).stream())
                .toList();
    }

    @Override
    public List<Optional<Stored>> stored(List<Wanted> wanted) {
        return wanted.stream().map(one -> of(one.reference()).stored(one)).toList();
    }

    @Override
    public void forEach(BiConsumer<ReferenceId, Stored> each) {
        shards.forEach(shard -> shard.forEach(each));
    }

    /** Of each part as many as it has of all blocks. */
    @Override
    public List<Candidate> someBlocks(int count, long seed) {
        long all = Math.max(1, blocks());
        return shards.stream()
                .flatMap(shard -> shard.someBlocks((int) Math.ceilDiv(count * shard.blocks(), all), seed).stream())
                .limit(count)
                .toList();
    }

    @Override
    public int references() {
        return shards.stream().mapToInt(FingerprintStore::references).sum();
    }

    @Override
    public long blocks() {
        return shards.stream().mapToLong(FingerprintStore::blocks).sum();
    }
}
