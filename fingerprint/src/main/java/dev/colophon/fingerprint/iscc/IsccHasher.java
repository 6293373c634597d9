package dev.colophon.fingerprint.iscc;

import java.util.HexFormat;
import org.apache.commons.codec.digest.Blake3;
import org.apache.commons.codec.digest.XXHash32;

/**
 * The Data-Code and the Instance-Code of a file in one pass. Chunks of a Data-Code end where a rolling sum of the bytes has zeros in
 * its lowest bits: at 256 bytes at the earliest, easier from 640 on, and at 8,192 in any case. Not thread-safe.
 */
public final class IsccHasher {

    private static final int SHORTEST = 256;
    private static final int CENTRE = 640;
    private static final int LONGEST = 8_192;
    private static final long BEFORE_CENTRE = (1 << 11) - 1;
    private static final long AFTER_CENTRE = (1 << 9) - 1;

    private final SimilarityHash.MinHash minima = new SimilarityHash.MinHash();
    private final Blake3 blake3 = Blake3.initHash();
    private final byte[] chunk = new byte[LONGEST];
    private int chunkLength;
    private long sum;
    private long size;
    private boolean ended;
    private byte[] digest = {};

    /** Takes the next bytes. */
    public void update(byte[] bytes, int offset, int length) {
        if (ended) {
            throw new IllegalStateException("its codes were asked for");
        }
        blake3.update(bytes, offset, length);
        size += length;
        for (int i = offset; i < offset + length; i++) {
            take(bytes[i]);
        }
    }

    private void take(byte next) {
        int at = chunkLength;
        chunk[chunkLength++] = next;
        if (at >= SHORTEST) {
            sum = (sum >> 1) + IsccTables.GEAR[next & 0xFF];
        }
        boolean ends = at >= SHORTEST && (sum & (at < CENTRE ? BEFORE_CENTRE : AFTER_CENTRE)) == 0;
        if (ends || chunkLength == LONGEST) {
            endChunk();
        }
    }

    private void endChunk() {
        XXHash32 hash = new XXHash32();
        hash.update(chunk, 0, chunkLength);
        minima.add(hash.getValue());
        chunkLength = 0;
        sum = 0;
    }

    private void end() {
        if (!ended) {
            if (chunkLength > 0 || size == 0) {
                endChunk();
            }
            digest = blake3.doFinalize(32);
            ended = true;
        }
    }

    /** Of all that was taken. */
    public Iscc data(int bits) {
        end();
        return Iscc.unit(MainType.DATA, SubType.TEXT, SimilarityHash.minhash(minima), bits);
    }

    /** Of all that was taken. */
    public Iscc instance(int bits) {
        end();
        return Iscc.unit(MainType.INSTANCE, SubType.TEXT, digest, bits);
    }

    /** BLAKE3 of all that was taken with its multihash prefix, in hexadecimal digits. */
    public String datahash() {
        end();
        return MetaCode.BLAKE3 + HexFormat.of().formatHex(digest);
    }

    public long size() {
        return size;
    }
}
