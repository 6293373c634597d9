package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermFrequencies;
import java.io.IOException;
import java.util.List;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;

/** What is answered to a {@link WeighedQuery}: by a shard, and merged by all of them. */
sealed interface ShardAnswer extends Writeable {

    /** Of a query without weights. */
    record Counted(TermFrequencies frequencies) implements ShardAnswer {

        @Override
        public void writeTo(StreamOutput out) throws IOException {
            out.writeBoolean(true);
            out.writeVLong(frequencies.documents());
            out.writeVIntArray(frequencies.blocks());
        }
    }

    /** Of a query with weights. */
    record Found(Retrieved retrieved) implements ShardAnswer {

        @Override
        public void writeTo(StreamOutput out) throws IOException {
            out.writeBoolean(false);
            out.writeCollection(retrieved.candidates(), (to, candidate) -> {
                to.writeString(candidate.reference().value());
                to.writeInt(candidate.block());
                to.writeFloat(candidate.score());
                to.writeVInt(candidate.shared());
            });
            out.writeVIntArray(retrieved.read());
            out.writeVLong(retrieved.postings());
        }
    }

    static ShardAnswer read(StreamInput in) throws IOException {
        if (in.readBoolean()) {
            return new Counted(new TermFrequencies(in.readVLong(), in.readVIntArray()));
        }
        return new Found(new Retrieved(
                in.readList(from -> new Candidate(
                        new ReferenceId(from.readString()), from.readInt(), from.readFloat(), from.readVInt())),
                in.readVIntArray(),
                in.readVLong()));
    }

    /** Of both shards, of one query with this limit. */
    static ShardAnswer merge(ShardAnswer one, ShardAnswer other, int limit) {
        return switch (one) {
            case Counted(var frequencies)
            when other instanceof Counted(var others) -> new Counted(frequencies.merge(others));
            case Found(var retrieved)
            when other instanceof Found(var others) -> new Found(Retrieved.merge(List.of(retrieved, others), limit));
            default -> throw new IllegalStateException("a shard counted what another one weighed");
        };
    }
}
