package dev.colophon.fingerprint;

import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.View;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture as the hashes of its views.
 *
 * @param width of the decoded picture in pixels
 * @param height of the decoded picture in pixels
 * @param views for a reference the whole, its trimmed and cropped parts; for a copy the whole and the trimmed part in eight
 *     orientations each
 */
public record ImageFingerprint(
        int version, ContentDigest digest, Optional<Unmatchable> unmatchable, int width, int height, List<View> views)
        implements Fingerprint {

    /** The version of the constants below {@code fingerprint.image}. */
    public static final int VERSION = 1;

    private static final int HEADER_BYTES = 1 + 16 + 1 + 4 + 4 + 4;
    private static final int VIEW_BYTES = 1 + 8 + 1 + 1 + 32;

    public ImageFingerprint {
        views = List.copyOf(views);
    }

    @Override
    public Medium medium() {
        return Medium.IMAGE;
    }

    /**
     * Big-endian: version u8, digest 16 B, reason it is unmatchable or 0 u8, width i32, height i32,
     * number of views i32; per view: kind u8, left, top, right, bottom u16, orientation u8, quality u8, hash 32 B.
     */
    @Override
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + views.size() * VIEW_BYTES);
        out.put((byte) version).putLong(digest.high()).putLong(digest.low());
        out.put(Codes.code(unmatchable));
        out.putInt(width).putInt(height).putInt(views.size());
        for (View view : views) {
            Region region = view.region();
            out.put(Codes.code(View.Kind.values(), view.kind()));
            out.putShort((short) region.left()).putShort((short) region.top());
            out.putShort((short) region.right()).putShort((short) region.bottom());
            out.put(Codes.code(Orientation.values(), view.undone()))
                    .put((byte) view.hash().quality());
            out.putLong(view.hash().word3()).putLong(view.hash().word2());
            out.putLong(view.hash().word1()).putLong(view.hash().word0());
        }
        return out.array();
    }

    static ImageFingerprint decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("picture fingerprint of unknown version " + version);
            }
            ContentDigest digest = new ContentDigest(in.getLong(), in.getLong());
            Optional<Unmatchable> unmatchable = Codes.reason(in.get());
            int width = in.getInt();
            int height = in.getInt();
            int count = in.getInt();
            if (count < 0 || in.remaining() != (long) count * VIEW_BYTES) {
                throw new IllegalArgumentException(
                        "picture fingerprint says " + count + " views in " + in.remaining() + " bytes");
            }
            List<View> views = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                View.Kind kind = Codes.value(View.Kind.values(), in.get());
                Region region = new Region(unsigned(in), unsigned(in), unsigned(in), unsigned(in));
                Orientation undone = Codes.value(Orientation.values(), in.get());
                int quality = in.get();
                views.add(new View(
                        kind,
                        region,
                        undone,
                        new Pdq(in.getLong(), in.getLong(), in.getLong(), in.getLong(), quality)));
            }
            return new ImageFingerprint(version, digest, unmatchable, width, height, views);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("picture fingerprint of " + bytes.length + " bytes is cut off", e);
        }
    }

    private static int unsigned(ByteBuffer in) {
        return in.getShort() & 0xffff;
    }
}
