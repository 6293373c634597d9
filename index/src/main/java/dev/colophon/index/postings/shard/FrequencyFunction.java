package dev.colophon.index.postings.shard;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.retrieval.Retrieval;
import dev.colophon.index.postings.retrieval.TermFrequencies;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts in how many blocks the terms of queries are, what has to be known of a whole index before candidates are asked for; and
 * finds, on the same way, the references whose content has a digest.
 */
public final class FrequencyFunction implements ShardFunction<FrequencyFunction.Query, FrequencyFunction.Counted> {

    public static final FrequencyFunction INSTANCE = new FrequencyFunction();

    /** What is asked. */
    public record Query(List<TermQuery> queries, Optional<ContentDigest> digest) {}

    /**
     * What was counted.
     *
     * @param frequencies of each query
     * @param same references with the digest
     */
    public record Counted(List<TermFrequencies> frequencies, List<ReferenceId> same) {}

    private FrequencyFunction() {}

    @Override
    public String name() {
        return "frequencies-4-" + HashCodec.FORMAT;
    }

    @Override
    public Counted apply(ShardReader shard, Query query) throws IOException {
        List<TermFrequencies> counted = new ArrayList<>(query.queries().size());
        for (TermQuery one : query.queries()) {
            counted.add(Retrieval.frequencies(shard.reader(), one));
        }
        return new Counted(
                counted,
                query.digest().isPresent() ? shard.withDigest(query.digest().get()) : List.of());
    }

    @Override
    public Counted merge(Counted one, Counted other) {
        List<TermFrequencies> both = new ArrayList<>(one.frequencies().size());
        for (int i = 0; i < one.frequencies().size(); i++) {
            both.add(one.frequencies().get(i).merge(other.frequencies().get(i)));
        }
        return new Counted(both, DigestFunction.INSTANCE.merge(one.same(), other.same()));
    }

    @Override
    public void writeQuery(Query query, DataOutputStream out) throws IOException {
        Wire.writeAll(query.queries(), out, TermQueryWire::write);
        Wire.writeAll(query.digest().stream().toList(), out, DigestFunction.INSTANCE::writeQuery);
    }

    @Override
    public Query readQuery(DataInputStream in) throws IOException {
        return new Query(
                Wire.readAll(in, TermQueryWire::read),
                Wire.readAll(in, DigestFunction.INSTANCE::readQuery).stream().findFirst());
    }

    @Override
    public void writeAnswer(Counted counted, DataOutputStream out) throws IOException {
        Wire.writeAll(counted.frequencies(), out, (frequencies, to) -> {
            to.writeLong(frequencies.documents());
            Wire.writeFewInts(frequencies.blocks(), to);
        });
        DigestFunction.INSTANCE.writeAnswer(counted.same(), out);
    }

    @Override
    public Counted readAnswer(DataInputStream in) throws IOException {
        return new Counted(
                Wire.readAll(in, from -> new TermFrequencies(from.readLong(), Wire.readFewInts(from))),
                DigestFunction.INSTANCE.readAnswer(in));
    }
}
