package dev.colophon.evidence.log;

import dev.colophon.evidence.log.verify.LogException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The form of entry bundles: leaves one after another, each behind its length as a big-endian 16-bit number. */
final class EntryBundle {

    static final int LENGTH_BYTES = 2;
    static final int MAX_LEAF = 0xffff;

    /** The longest bundle: 256 of the longest leaves. */
    static final int MAX_BYTES = RightEdge.WIDTH * (LENGTH_BYTES + MAX_LEAF);

    private EntryBundle() {}

    static void put(byte[] bundle, int at, byte[] leaf) {
        bundle[at] = (byte) (leaf.length >>> 8);
        bundle[at + 1] = (byte) leaf.length;
        System.arraycopy(leaf, 0, bundle, at + LENGTH_BYTES, leaf.length);
    }

    /** The first {@code count} leaves. */
    static List<byte[]> leaves(byte[] bundle, int count) {
        ByteBuffer bytes = ByteBuffer.wrap(bundle);
        List<byte[]> leaves = new ArrayList<>(count);
        while (leaves.size() < count) {
            if (bytes.remaining() < LENGTH_BYTES) {
                throw cut(leaves.size(), count);
            }
            int length = Short.toUnsignedInt(bytes.getShort());
            if (bytes.remaining() < length) {
                throw cut(leaves.size(), count);
            }
            byte[] leaf = new byte[length];
            bytes.get(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }

    private static LogException cut(int found, int expected) {
        return new LogException(
                LogException.Reason.DAMAGED,
                "the bundle is cut: %d of %d leaves; restore it from a backup or a mirror of the log"
                        .formatted(found, expected));
    }
}
