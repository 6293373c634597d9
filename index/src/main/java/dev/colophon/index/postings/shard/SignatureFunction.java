package dev.colophon.index.postings.shard;

import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.LengthNorm;
import dev.colophon.index.postings.retrieval.SignatureQuery;
import dev.colophon.index.postings.retrieval.SignatureRetrieval;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds the blocks with most terms like those of a query. */
public final class SignatureFunction implements ShardFunction<SignatureQuery, SignatureFunction.Found> {

    public static final SignatureFunction INSTANCE = new SignatureFunction();

    /** What was found, best first, and the limit of the query, which is needed to merge. */
    public record Found(List<Candidate> candidates, int limit) {}

    private SignatureFunction() {}

    @Override
    public String name() {
        return "signatures-1-" + HashCodec.FORMAT;
    }

    @Override
    public Found apply(ShardReader shard, SignatureQuery query) throws IOException {
        return new Found(SignatureRetrieval.candidates(shard.reader(), query), query.limit());
    }

    @Override
    public Found merge(Found one, Found other) {
        return new Found(
                Stream.concat(one.candidates().stream(), other.candidates().stream())
                        .sorted(Candidate.BEST_FIRST)
                        .limit(one.limit())
                        .toList(),
                one.limit());
    }

    @Override
    public void writeQuery(SignatureQuery query, DataOutputStream out) throws IOException {
        int width = Wire.width(query.terms(), query.count());
        out.writeByte(width);
        Wire.writeBytes(Wire.pack(query.terms(), query.count(), width), out);
        Wire.writeBytes(Arrays.copyOf(query.places(), query.count()), out);
        out.writeByte(query.signatureBits());
        out.writeByte(query.leadingBits());
        Wire.writeFloats(query.weights(), out);
        out.writeInt(query.minimum());
        out.writeInt(query.limit());
        out.writeDouble(query.norm().power());
        out.writeDouble(query.norm().offset());
        out.writeInt(query.norm().usual());
    }

    @Override
    public SignatureQuery readQuery(DataInputStream in) throws IOException {
        int width = in.readByte();
        long[] terms = Wire.unpack(Wire.readBytes(in), width);
        return new SignatureQuery(
                terms,
                Wire.readBytes(in),
                terms.length,
                in.readByte(),
                in.readByte(),
                Wire.readFloats(in),
                in.readInt(),
                in.readInt(),
                new LengthNorm(in.readDouble(), in.readDouble(), in.readInt()));
    }

    @Override
    public void writeAnswer(Found found, DataOutputStream out) throws IOException {
        Wire.writeAll(found.candidates(), out, CandidateFunction::write);
        out.writeInt(found.limit());
    }

    @Override
    public Found readAnswer(DataInputStream in) throws IOException {
        return new Found(Wire.readAll(in, CandidateFunction::read), in.readInt());
    }
}
