package dev.colophon.fingerprint;

import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.Thumbnail;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.image.local.DeferredFeatures;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture as the hashes of its views and its local features.
 *
 * @param width of the decoded picture in pixels
 * @param height of the decoded picture in pixels
 * @param views for a reference the whole, its trimmed and cropped parts; for a copy the whole and the trimmed part in eight
 *     orientations each
 * @param thumbnail of the picture without its border; absent when the picture is too small
 * @param deferred the local features of the whole picture, none when it is too small, and of a copy the views of its panels
 */
public record ImageFingerprint(
        int version,
        ContentDigest digest,
        Optional<Unmatchable> unmatchable,
        int width,
        int height,
        List<View> views,
        Optional<Thumbnail> thumbnail,
        DeferredFeatures deferred)
        implements Fingerprint {

    /** The version of the constants below {@code fingerprint.image}; a new {@link LocalFeatures#VERSION} is a new one, too. */
    public static final int VERSION = 3 + LocalFeatures.VERSION;

    private static final int HEADER_BYTES = 1 + 1 + 16 + 1 + 4 + 4 + 1 + 4;
    private static final int LUMA_BYTES = Thumbnail.SIDE * Thumbnail.SIDE;
    private static final int COLOUR_BYTES = Thumbnail.COLOUR_SIDE * Thumbnail.COLOUR_SIDE;
    private static final int THUMBNAIL_BYTES = 8 + LUMA_BYTES + 2 * COLOUR_BYTES;
    private static final int VIEW_BYTES = 1 + 8 + 1 + 1 + 32;

    public ImageFingerprint {
        views = List.copyOf(views);
    }

    /** The local features of the whole picture, made when they are first asked for. */
    public LocalFeatures features() {
        return deferred.features();
    }

    /** The views of the parts in which another picture may be shown, found when they are first asked for. */
    public List<View> panels() {
        return deferred.panels();
    }

    /** The views, then those of panels. */
    public List<View> allViews() {
        return panels().isEmpty()
                ? views
                : Stream.concat(views.stream(), panels().stream()).toList();
    }

    /** With other local features: an index keeps them apart from the rest. */
    public ImageFingerprint with(LocalFeatures others) {
        return new ImageFingerprint(
                version, digest, unmatchable, width, height, views, thumbnail, DeferredFeatures.of(others, panels()));
    }

    @Override
    public Medium medium() {
        return Medium.IMAGE;
    }

    /**
     * Big-endian: version u8, basis of the digest u8, digest 16 B, reason it is unmatchable or 0 u8, width i32, height i32,
     * 1 when there is a thumbnail, else 0, number of views i32, panels last; per view: kind u8, left, top, right, bottom u16, orientation u8,
     * quality u8, hash 32 B; of the thumbnail: left, top, right, bottom u16, luma 4,096 B, blue 1,024 B, red 1,024 B; then the
     * local features, see {@link LocalFeatures#encode}.
     */
    @Override
    public byte[] encode() {
        LocalFeatures features = features();
        List<View> all = allViews();
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES
                + all.size() * VIEW_BYTES
                + (thumbnail.isPresent() ? THUMBNAIL_BYTES : 0)
                + features.encodedBytes());
        out.put((byte) version).put(Codes.code(ContentDigest.Basis.values(), digest.basis()));
        out.putLong(digest.high()).putLong(digest.low());
        out.put(Codes.code(unmatchable));
        out.putInt(width)
                .putInt(height)
                .put((byte) (thumbnail.isPresent() ? 1 : 0))
                .putInt(all.size());
        for (View view : all) {
            out.put(Codes.code(View.Kind.values(), view.kind()));
            put(out, view.region());
            out.put(Codes.code(Orientation.values(), view.undone()))
                    .put((byte) view.hash().quality());
            out.putLong(view.hash().word3()).putLong(view.hash().word2());
            out.putLong(view.hash().word1()).putLong(view.hash().word0());
        }
        thumbnail.ifPresent(small -> {
            put(out, small.region());
            out.put(small.luma()).put(small.blue()).put(small.red());
        });
        features.encode(out);
        return out.array();
    }

    private static void put(ByteBuffer out, Region region) {
        out.putShort((short) region.left()).putShort((short) region.top());
        out.putShort((short) region.right()).putShort((short) region.bottom());
    }

    static ImageFingerprint decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("picture fingerprint of unknown version " + version);
            }
            ContentDigest digest =
                    new ContentDigest(Codes.value(ContentDigest.Basis.values(), in.get()), in.getLong(), in.getLong());
            Optional<Unmatchable> unmatchable = Codes.reason(in.get());
            int width = in.getInt();
            int height = in.getInt();
            boolean hasThumbnail = Codes.flag(in.get());
            int count = in.getInt();
            if (count < 0 || (long) count * VIEW_BYTES > in.remaining()) {
                throw new IllegalArgumentException(
                        "picture fingerprint says " + count + " views in " + in.remaining() + " bytes");
            }
            List<View> views = new ArrayList<>(count);
            List<View> panels = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                View view = view(in);
                if (view.kind() == View.Kind.PANEL) {
                    panels.add(view);
                } else if (panels.isEmpty()) {
                    views.add(view);
                } else {
                    throw new IllegalArgumentException("picture fingerprint with a panel before other views");
                }
            }
            Optional<Thumbnail> thumbnail = hasThumbnail
                    ? Optional.of(new Thumbnail(
                            region(in), bytes(in, LUMA_BYTES), bytes(in, COLOUR_BYTES), bytes(in, COLOUR_BYTES)))
                    : Optional.empty();
            LocalFeatures features = LocalFeatures.decode(in);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(in.remaining() + " bytes follow a picture fingerprint");
            }
            return new ImageFingerprint(
                    version,
                    digest,
                    unmatchable,
                    width,
                    height,
                    views,
                    thumbnail,
                    DeferredFeatures.of(features, panels));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("picture fingerprint of " + bytes.length + " bytes is cut off", e);
        }
    }

    private static View view(ByteBuffer in) {
        View.Kind kind = Codes.value(View.Kind.values(), in.get());
        Region region = region(in);
        Orientation undone = Codes.value(Orientation.values(), in.get());
        int quality = in.get();
        return new View(kind, region, undone, new Pdq(in.getLong(), in.getLong(), in.getLong(), in.getLong(), quality));
    }

    private static Region region(ByteBuffer in) {
        return new Region(unsigned(in), unsigned(in), unsigned(in), unsigned(in));
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private static int unsigned(ByteBuffer in) {
        return in.getShort() & 0xffff;
    }
}
