package dev.colophon.media.walk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * What a gzip file unpacks to: all of its members, one after the other (RFC 1952, 2.2). Bytes behind the last that begin no other end
 * it, as {@code gzip} does, since some programs append a signature or fill up a block; and so does damage, which is not thrown: what
 * was unpacked before it is worth a look.
 */
final class GunzipStream extends InputStream {

    /** Of a read that meets damage all is lost, so that no more is asked for at a time. */
    private static final int STEP = 512;

    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;

    private final BufferedInputStream packed;
    private GzipCompressorInputStream member;

    /** Bytes of the members before this one. */
    private long before;

    private long unpacked;
    private boolean ended;
    private boolean moreBehind;
    private Optional<IOException> damage = Optional.empty();

    GunzipStream(InputStream packed, int block) throws IOException {
        this.packed = new BufferedInputStream(packed, block);
        this.member = open();
    }

    private GzipCompressorInputStream open() throws IOException {
        // It stops exactly behind the member, because this stream can go back.
        return GzipCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(false)
                .get();
    }

    /** How many bytes were read of the file so far, at least one. */
    long packedBytes() {
        return Math.max(1, before + member.getCompressedCount());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = -1;
        try {
            n = next(into, offset, Math.min(length, STEP));
        } catch (IOException e) {
            ended = true;
            damage = Optional.of(e);
        }
        unpacked += Math.max(0, n);
        return n;
    }

    private int next(byte[] into, int offset, int length) throws IOException {
        int n = ended ? -1 : member.read(into, offset, length);
        while (n < 0 && !ended) {
            if (isMember()) {
                before += member.getCompressedCount();
                member = open();
                n = member.read(into, offset, length);
            } else {
                ended = true;
                moreBehind = firstNotZero() > 0;
            }
        }
        return n;
    }

    private boolean isMember() throws IOException {
        packed.mark(2);
        boolean begins = packed.read() == FIRST && packed.read() == SECOND;
        packed.reset();
        return begins;
    }

    private int firstNotZero() throws IOException {
        int next = packed.read();
        while (next == 0) {
            next = packed.read();
        }
        return next;
    }

    /** Whether something stands behind the last member, as far as it was read to its end; zeros only fill up. */
    boolean hasMoreBehind() {
        return moreBehind;
    }

    /** Why it ended before its end, if so. */
    Optional<IOException> damage() {
        return damage;
    }

    /** Fails when it did. */
    void refuseDamage() throws IOException {
        if (damage.isPresent()) {
            throw damage.get();
        }
    }

    /** How many bytes came out of it so far. */
    long unpackedBytes() {
        return unpacked;
    }

    @Override
    public void close() throws IOException {
        member.close();
    }
}
