package dev.colophon.index.postings.shard;

import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.retrieval.Retrieval;
import dev.colophon.index.postings.retrieval.TermFrequencies;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts in how many blocks the terms of queries are: what has to be known of a whole index before candidates are asked for. */
public final class FrequencyFunction implements ShardFunction<List<TermQuery>, List<TermFrequencies>> {

    public static final FrequencyFunction INSTANCE = new FrequencyFunction();

    private FrequencyFunction() {}

    @Override
    public String name() {
        return "frequencies-2-" + HashCodec.FORMAT;
    }

    @Override
    public List<TermFrequencies> apply(ShardReader shard, List<TermQuery> queries) throws IOException {
        List<TermFrequencies> counted = new ArrayList<>(queries.size());
        for (TermQuery query : queries) {
            counted.add(Retrieval.frequencies(shard.reader(), query));
        }
        return counted;
    }

    @Override
    public List<TermFrequencies> merge(List<TermFrequencies> one, List<TermFrequencies> other) {
        List<TermFrequencies> both = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            both.add(one.get(i).merge(other.get(i)));
        }
        return both;
    }

    @Override
    public void writeQuery(List<TermQuery> queries, DataOutputStream out) throws IOException {
        Wire.writeAll(queries, out, TermQueryWire::write);
    }

    @Override
    public List<TermQuery> readQuery(DataInputStream in) throws IOException {
        return Wire.readAll(in, TermQueryWire::read);
    }

    @Override
    public void writeAnswer(List<TermFrequencies> counted, DataOutputStream out) throws IOException {
        Wire.writeAll(counted, out, (frequencies, to) -> {
            to.writeLong(frequencies.documents());
            Wire.writeFewInts(frequencies.blocks(), to);
        });
    }

    @Override
    public List<TermFrequencies> readAnswer(DataInputStream in) throws IOException {
        return Wire.readAll(in, from -> new TermFrequencies(from.readLong(), Wire.readFewInts(from)));
    }
}
