package dev.colophon.index.postings.shard;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieval;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the places that share most with queries whose terms were weighed by the whole index. */
public final class CandidateFunction
        implements ShardFunction<List<CandidateFunction.Weighed>, CandidateFunction.Found> {

    public static final CandidateFunction INSTANCE = new CandidateFunction();

    /**
     * A query.
     *
     * @param weights of its terms, of {@link dev.colophon.index.postings.retrieval.TermFrequencies#weights}
     */
    public record Weighed(TermQuery query, float[] weights) {}

    /**
     * A query without the terms that no block has, or that are not read: most of a text are such.
     *
     * @param positions where in the whole query its terms stood
     */
    public record Reduced(Weighed weighed, int[] positions) {

        /** Terms that agree in so many bits are kept together: no index tells terms apart by fewer. */
        private static final int LEAST_TERM_MASK = 0xff_ff_ff;

        /**
         * The terms that are read.
         *
         * @param weights of the terms of the whole query
         */
        public static Reduced of(TermQuery query, float[] weights) {
            IntSet read = new IntOpenHashSet();
            for (int i = 0; i < query.count(); i++) {
                if (weights[i] > 0) {
                    read.add((int) query.terms()[i] & LEAST_TERM_MASK);
                }
            }
            int[] positions = new int[query.count()];
            long[] terms = new long[query.count()];
            byte[] places = new byte[query.count()];
            float[] weightsOfTerms = new float[query.count()];
            int kept = 0;
            for (int i = 0; i < query.count(); i++) {
                if (read.contains((int) query.terms()[i] & LEAST_TERM_MASK)) {
                    positions[kept] = i;
                    terms[kept] = query.terms()[i];
                    places[kept] = query.places()[i];
                    weightsOfTerms[kept++] = weights[i];
                }
            }
            return new Reduced(
                    new Weighed(
                            query.of(Arrays.copyOf(terms, kept), Arrays.copyOf(places, kept)),
                            Arrays.copyOf(weightsOfTerms, kept)),
                    Arrays.copyOf(positions, kept));
        }

        /** What it found, as the whole query would have. */
        public Retrieved ofWhole(Retrieved found) {
            return new Retrieved(
                    found.candidates(),
                    IntStream.of(found.read()).map(at -> positions[at]).toArray(),
                    found.postings());
        }
    }

    /** What one query found, and its limit, which is needed to merge. */
    public record Answer(Retrieved retrieved, int limit) {}

    /** To each query one answer. */
    public record Found(List<Answer> answers) {}

    private CandidateFunction() {}

    @Override
    public String name() {
        return "candidates-2-" + HashCodec.FORMAT;
    }

    @Override
    public Found apply(ShardReader shard, List<Weighed> queries) throws IOException {
        List<Answer> answers = new ArrayList<>(queries.size());
        for (Weighed weighed : queries) {
            answers.add(new Answer(
                    Retrieval.candidates(shard.reader(), weighed.query(), weighed.weights()),
                    weighed.query().limit()));
        }
        return new Found(answers);
    }

    @Override
    public Found merge(Found one, Found other) {
        List<Answer> both = new ArrayList<>(one.answers().size());
        for (int i = 0; i < one.answers().size(); i++) {
            Answer first = one.answers().get(i);
            both.add(new Answer(
                    Retrieved.merge(
                            List.of(first.retrieved(), other.answers().get(i).retrieved()), first.limit()),
                    first.limit()));
        }
        return new Found(both);
    }

    @Override
    public void writeQuery(List<Weighed> queries, DataOutputStream out) throws IOException {
        Wire.writeAll(queries, out, (weighed, to) -> {
            TermQueryWire.write(weighed.query(), to);
            Wire.writeFloats(weighed.weights(), to);
        });
    }

    @Override
    public List<Weighed> readQuery(DataInputStream in) throws IOException {
        return Wire.readAll(in, from -> new Weighed(TermQueryWire.read(from), Wire.readFloats(from)));
    }

    @Override
    public void writeAnswer(Found found, DataOutputStream out) throws IOException {
        Wire.writeAll(found.answers(), out, (answer, to) -> {
            write(answer.retrieved(), to);
            to.writeInt(answer.limit());
        });
    }

    static void write(Retrieved retrieved, DataOutputStream out) throws IOException {
        Wire.writeAll(retrieved.candidates(), out, CandidateFunction::write);
        Wire.writeInts(retrieved.read(), out);
        out.writeLong(retrieved.postings());
    }

    static void write(Candidate candidate, DataOutputStream out) throws IOException {
        out.writeUTF(candidate.reference().value());
        out.writeInt(candidate.block());
        out.writeFloat(candidate.score());
        out.writeInt(candidate.shared());
    }

    @Override
    public Found readAnswer(DataInputStream in) throws IOException {
        return new Found(Wire.readAll(in, from -> new Answer(readRetrieved(from), from.readInt())));
    }

    static Retrieved readRetrieved(DataInputStream in) throws IOException {
        return new Retrieved(Wire.readAll(in, CandidateFunction::read), Wire.readInts(in), in.readLong());
    }

    static Candidate read(DataInputStream in) throws IOException {
        return new Candidate(new ReferenceId(in.readUTF()), in.readInt(), in.readFloat(), in.readInt());
    }
}
