package dev.colophon.index.postings.shard;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.retrieval.Retrieved;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an index says of a copy at once.
 *
 * @param same references with the digest of the copy
 * @param retrieved by each query
 * @param prints some of the fingerprints that will be looked at, which need not be asked for again
 */
public record LookedUp(List<ReferenceId> same, List<Retrieved> retrieved, Map<ReferenceId, byte[]> prints) {

    /** By which another machine knows it; another one whenever it is written otherwise. */
    public static final String FORMAT = "lookup-1-" + HashCodec.FORMAT;

    /** As bytes. */
    public byte[] encode() {
        return Wire.encode(this, (looked, out) -> {
            DigestFunction.INSTANCE.writeAnswer(looked.same(), out);
            Wire.writeAll(looked.retrieved(), out, CandidateFunction::write);
            Wire.writeAll(looked.prints().entrySet(), out, (print, to) -> {
                to.writeUTF(print.getKey().value());
                Wire.writeBytes(print.getValue(), to);
            });
        });
    }

    /**
     * What {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when these bytes are something else
     */
    public static LookedUp decode(byte[] bytes) {
        return Wire.decode(bytes, in -> {
            List<ReferenceId> same = DigestFunction.INSTANCE.readAnswer(in);
            List<Retrieved> retrieved = Wire.readAll(in, CandidateFunction::readRetrieved);
            Map<ReferenceId, byte[]> prints = new HashMap<>();
            Wire.readAll(in, from -> prints.put(new ReferenceId(from.readUTF()), Wire.readBytes(from)));
            return new LookedUp(same, retrieved, prints);
        });
    }
}
