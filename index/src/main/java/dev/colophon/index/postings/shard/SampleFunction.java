package dev.colophon.index.postings.shard;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Candidate;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws blocks at random, from each part as many as it has of all. */
public final class SampleFunction implements ShardFunction<SampleFunction.Query, SampleFunction.Sample> {

    public static final SampleFunction INSTANCE = new SampleFunction();

    /**
     * What is drawn.
     *
     * @param seed of every random choice
     */
    public record Query(int count, long seed) {}

    /**
     * What was drawn.
     *
     * @param blocks of how many
     * @param drawn as many as were asked for from each part; in the order in which they were drawn
     */
    public record Part(long blocks, List<Candidate> drawn) {}

    /** What was drawn from all parts. */
    public record Sample(List<Part> parts) {

        /** So many of all blocks. */
        public List<Candidate> some(int count) {
            long all = Math.max(1, parts.stream().mapToLong(Part::blocks).sum());
            return parts.stream()
                    .flatMap(part -> part.drawn().stream().limit(Math.ceilDiv(count * part.blocks(), all)))
                    .limit(count)
                    .toList();
        }
    }

    private SampleFunction() {}

    @Override
    public String name() {
        return "sample-1";
    }

    @Override
    public boolean isLight() {
        return true;
    }

    @Override
    public Sample apply(ShardReader shard, Query query) throws IOException {
        return new Sample(List.of(new Part(shard.blocks(), shard.someBlocks(query.count(), query.seed()))));
    }

    @Override
    public Sample merge(Sample one, Sample other) {
        List<Part> both = new ArrayList<>(one.parts());
        both.addAll(other.parts());
        return new Sample(both);
    }

    @Override
    public void writeQuery(Query query, DataOutputStream out) throws IOException {
        out.writeInt(query.count());
        out.writeLong(query.seed());
    }

    @Override
    public Query readQuery(DataInputStream in) throws IOException {
        return new Query(in.readInt(), in.readLong());
    }

    @Override
    public void writeAnswer(Sample sample, DataOutputStream out) throws IOException {
        Wire.writeAll(sample.parts(), out, (part, to) -> {
            to.writeLong(part.blocks());
            Wire.writeAll(part.drawn(), to, SampleFunction::write);
        });
    }

    private static void write(Candidate block, DataOutputStream out) throws IOException {
        out.writeUTF(block.reference().value());
        out.writeInt(block.block());
    }

    @Override
    public Sample readAnswer(DataInputStream in) throws IOException {
        return new Sample(Wire.readAll(
                in,
                from -> new Part(
                        from.readLong(),
                        Wire.readAll(
                                from,
                                drawn -> new Candidate(new ReferenceId(drawn.readUTF()), drawn.readInt(), 0, 0)))));
    }
}
