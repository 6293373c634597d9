package dev.colophon.benchmark.image;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.Thumbnail;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.image.local.DeferredFeatures;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Fingerprints of pictures that do not exist, to fill an index: places, scales and directions of a real picture, each with the code
 * of a feature of another one, some bits of which are turned, so that words are as frequent as they really are; hashes shifted by
 * lot; the thumbnails of two others laid over each other, each turned or mirrored.
 */
public final class PictureImitation {

    private static final double TURNED_BITS = 0.06;
    private static final int HEADER = 7;
    private static final int CODE_AT = 6;
    /** In which a square can be laid upon another. */
    private static final int WAYS = 8;

    private final List<ImageFingerprint> real;
    private final List<byte[]> features;
    private final List<Thumbnail> thumbnails;

    /** @param real what they are like */
    public PictureImitation(List<ImageFingerprint> real) {
        this.real = real.stream().filter(print -> print.features().size() > 0).toList();
        this.features = this.real.stream()
                .map(print -> {
                    ByteBuffer bytes = ByteBuffer.allocate(print.features().encodedBytes());
                    print.features().encode(bytes);
                    return bytes.array();
                })
                .toList();
        this.thumbnails =
                this.real.stream().flatMap(print -> print.thumbnail().stream()).toList();
    }

    /** One of them; the same for the same number. */
    public ImageFingerprint of(long number) {
        SplittableRandom random = new SplittableRandom(number);
        int like = random.nextInt(real.size());
        ImageFingerprint model = real.get(like);
        byte[] made = features.get(like).clone();
        for (int i = 0; i < model.features().size(); i++) {
            byte[] other = features.get(random.nextInt(features.size()));
            int from = HEADER
                    + LocalFeatures.FEATURE_BYTES
                            * random.nextInt((other.length - HEADER) / LocalFeatures.FEATURE_BYTES)
                    + CODE_AT;
            int to = HEADER + LocalFeatures.FEATURE_BYTES * i + CODE_AT;
            for (int at = 0; at < LocalFeatures.CODE_BITS / 8; at++) {
                made[to + at] = (byte) (other[from + at] ^ turned(random));
            }
        }
        Pdq lot = new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong(), 100);
        List<View> views = model.views().stream()
                .map(view -> new View(view.kind(), view.region(), Orientation.UPRIGHT, shifted(view.hash(), lot)))
                .toList();
        return new ImageFingerprint(
                ImageFingerprint.VERSION,
                new ContentDigest(ContentDigest.Basis.FILE, random.nextLong(), random.nextLong()),
                Optional.empty(),
                model.width(),
                model.height(),
                views,
                model.thumbnail().map(of -> thumbnail(of.region(), random)),
                DeferredFeatures.of(LocalFeatures.decode(ByteBuffer.wrap(made))));
    }

    private Thumbnail thumbnail(Region region, SplittableRandom random) {
        Thumbnail one = thumbnails.get(random.nextInt(thumbnails.size()));
        Thumbnail other = thumbnails.get(random.nextInt(thumbnails.size()));
        int ways = random.nextInt(WAYS * WAYS);
        return new Thumbnail(
                region,
                mean(one.luma(), other.luma(), Thumbnail.SIDE, ways),
                mean(one.blue(), other.blue(), Thumbnail.COLOUR_SIDE, ways),
                mean(one.red(), other.red(), Thumbnail.COLOUR_SIDE, ways));
    }

    private static byte[] mean(byte[] one, byte[] other, int side, int ways) {
        byte[] mean = new byte[one.length];
        for (int i = 0; i < mean.length; i++) {
            int sum = (one[place(i, side, ways % WAYS)] & 0xff) + (other[place(i, side, ways / WAYS)] & 0xff);
            mean[i] = (byte) (sum / 2);
        }
        return mean;
    }

    /** Where a sample of a square comes from that is laid in one of eight ways. */
    private static int place(int sample, int side, int way) {
        int x = (way & 1) == 0 ? sample % side : side - 1 - sample % side;
        int y = (way & 2) == 0 ? sample / side : side - 1 - sample / side;
        return (way & 4) == 0 ? y * side + x : x * side + y;
    }

    /** Hashes of one picture are as near each other as those of the model. */
    private static Pdq shifted(Pdq hash, Pdq lot) {
        return new Pdq(
                hash.word3() ^ lot.word3(),
                hash.word2() ^ lot.word2(),
                hash.word1() ^ lot.word1(),
                hash.word0() ^ lot.word0(),
                lot.quality());
    }

    private static int turned(SplittableRandom random) {
        int bits = 0;
        for (int bit = 0; bit < 8; bit++) {
            bits |= random.nextDouble() < TURNED_BITS ? 1 << bit : 0;
        }
        return bits;
    }
}
