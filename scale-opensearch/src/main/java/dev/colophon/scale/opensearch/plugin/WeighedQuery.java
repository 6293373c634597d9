package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.retrieval.LengthNorm;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.IOException;
import java.util.Optional;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;

/**
 * A query on its way to the shards, twice: first without weights, to count in how many blocks of each shard its terms are, then
 * with those that follow from the whole index, for candidates.
 *
 * @param weights of its terms; empty while they are counted
 */
record WeighedQuery(TermQuery query, Optional<float[]> weights) implements Writeable {

    static WeighedQuery read(StreamInput in) throws IOException {
        TermQuery query = new TermQuery(
                in.readLongArray(),
                in.readByteArray(),
                in.readVInt(),
                in.readVInt(),
                in.readVInt(),
                in.readVLong(),
                in.readBoolean(),
                in.readBoolean(),
                new LengthNorm(in.readDouble(), in.readDouble(), in.readVInt()));
        return new WeighedQuery(query, in.readBoolean() ? Optional.of(in.readFloatArray()) : Optional.empty());
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeLongArray(query.terms());
        out.writeByteArray(query.places());
        out.writeVInt(query.count());
        out.writeVInt(query.minimum());
        out.writeVInt(query.limit());
        out.writeVLong(query.readBudget());
        out.writeBoolean(query.withNeighbours());
        out.writeBoolean(query.apart());
        out.writeDouble(query.norm().power());
        out.writeDouble(query.norm().offset());
        out.writeVInt(query.norm().usual());
        out.writeBoolean(weights.isPresent());
        if (weights.isPresent()) {
            out.writeFloatArray(weights.get());
        }
    }
}
