package dev.colophon.index.visual;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.ImageFingerprinter;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.VideoFingerprinter;
import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.index.Digests;
import dev.colophon.samples.picture.Pictures;
import java.security.MessageDigest;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.IntBinaryOperator;
import java.util.function.UnaryOperator;

/** Seeded pictures, films that pan over them, and simple ways to alter both. */
public final class Scenes {

    static final int SIDE = VideoFingerprinter.SIDE;

    private Scenes() {}

    /** A film as what is seen at each second. */
    public interface Film extends DoubleFunction<Pixels> {}

    static Pixels paint(int width, int height, IntBinaryOperator colour) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0, p = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = colour.applyAsInt(x, y);
                rgb[p++] = (byte) (value >> 16);
                rgb[p++] = (byte) (value >> 8);
                rgb[p++] = (byte) value;
            }
        }
        return new Pixels(width, height, rgb);
    }

    public static Pixels picture(long seed, int width, int height) {
        return paint(width, height, Pictures.picture(seed, width, height)::getRGB);
    }

    /** Four colours that run into each other: nothing that PDQ could hash. */
    static Pixels clouds(long seed, int width, int height) {
        Random random = new Random(seed);
        double[][] clouds = new double[4][];
        for (int i = 0; i < clouds.length; i++) {
            clouds[i] = random.doubles(5).toArray();
        }
        return paint(width, height, (x, y) -> {
            double weights = 0;
            double[] rgb = new double[3];
            for (double[] cloud : clouds) {
                double weight = Math.exp(-8
                        * (Math.pow(cloud[0] - (double) x / width, 2) + Math.pow(cloud[1] - (double) y / height, 2)));
                weights += weight;
                for (int i = 0; i < 3; i++) {
                    rgb[i] += weight * 255 * cloud[2 + i];
                }
            }
            return ((int) (rgb[0] / weights) << 16) | ((int) (rgb[1] / weights) << 8) | (int) (rgb[2] / weights);
        });
    }

    static int colour(Pixels pixels, int x, int y) {
        int p = 3 * (y * pixels.width() + x);
        return ((pixels.rgb()[p] & 0xff) << 16) | ((pixels.rgb()[p + 1] & 0xff) << 8) | (pixels.rgb()[p + 2] & 0xff);
    }

    public static Pixels crop(Pixels from, int left, int top, int width, int height) {
        return paint(width, height, (x, y) -> colour(from, left + x, top + y));
    }

    /** The centre crop that keeps a share of both sides. */
    public static Pixels centre(Pixels from, double share) {
        int width = (int) (from.width() * share);
        int height = (int) (from.height() * share);
        return crop(from, (from.width() - width) / 2, (from.height() - height) / 2, width, height);
    }

    public static Pixels mirror(Pixels from) {
        return paint(from.width(), from.height(), (x, y) -> colour(from, from.width() - 1 - x, y));
    }

    /** Turned clockwise by 90 degrees. */
    static Pixels turn(Pixels from) {
        return paint(
                /* width= */ from.height(),
                /* height= */ from.width(),
                (x, y) -> colour(from, y, from.height() - 1 - x));
    }

    static Pixels frame(Pixels from, int left, int top, int right, int bottom, int colour) {
        return paint(from.width() + left + right, from.height() + top + bottom, (x, y) -> {
            boolean inside = x >= left && y >= top && x < left + from.width() && y < top + from.height();
            return inside ? colour(from, x - left, y - top) : colour;
        });
    }

    static Pixels negate(Pixels from) {
        return paint(from.width(), from.height(), (x, y) -> ~colour(from, x, y) & 0xffffff);
    }

    /** Brighter and noisy: what another encoding does. */
    public static Pixels rough(Pixels from) {
        Random random = new Random(1);
        byte[] rgb = from.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.clamp((rgb[i] & 0xff) + 5L + random.nextInt(-15, 16), 0, 255);
        }
        return new Pixels(from.width(), from.height(), rgb);
    }

    static Pixels resize(Pixels from, int width, int height) {
        return paint(width, height, (x, y) -> colour(from, x * from.width() / width, y * from.height() / height));
    }

    public static ImageFingerprint fingerprint(Pixels pixels, Role role) {
        return ImageFingerprinter.fingerprint(
                List.of(pixels), Digests.of(ContentDigest.Basis.PIXELS, pixels.rgb()), role);
    }

    /** A film that moves over four pictures of its own, half a second for 16 pixels. */
    public static Film film(long seed) {
        Pixels[] pictures = new Pixels[4];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = picture(100 + 4 * seed + i, SIDE, SIDE);
        }
        return seconds -> {
            int offset = (int) (32 * seconds);
            return paint(SIDE, SIDE, (x, y) -> {
                int place = (offset + x) % (pictures.length * SIDE);
                return colour(pictures[place / SIDE], place % SIDE, y);
            });
        };
    }

    public static Film clip(Film film, double start) {
        return seconds -> film.apply(start + seconds);
    }

    static Film faster(Film film, double speed) {
        return seconds -> film.apply(speed * seconds);
    }

    public static Film each(Film film, UnaryOperator<Pixels> change) {
        return seconds -> change.apply(film.apply(seconds));
    }

    /** One film after the other. */
    static Film then(Film first, double seconds, Film second) {
        return at -> at < seconds ? first.apply(at) : second.apply(at - seconds);
    }

    public static VideoFingerprint fingerprint(Film film, double seconds, int framesPerSecond, Role role) {
        VideoFingerprinter fingerprinter = new VideoFingerprinter(role);
        MessageDigest sha = ContentDigest.start();
        int frames = (int) Math.round(seconds * framesPerSecond);
        for (int frame = 0; frame < frames; frame++) {
            Pixels seen = film.apply((double) frame / framesPerSecond);
            byte[] grey = grey(seen, SIDE);
            sha.update(grey);
            fingerprinter.accept(grey, frame * 1_000_000L / framesPerSecond);
            if (fingerprinter.wantsDetail()) {
                fingerprinter.acceptDetail(
                        grey(seen, VideoFingerprinter.DETAIL_SIDE), (double) seen.width() / seen.height());
            }
        }
        return fingerprinter.finish(Math.round(1e3 * seconds), ContentDigest.of(ContentDigest.Basis.FILE, sha));
    }

    private static byte[] grey(Pixels seen, int side) {
        Pixels square = seen.width() == side && seen.height() == side ? seen : resize(seen, side, side);
        float[] luma = Luma.of(square).values();
        byte[] grey = new byte[luma.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) Math.round(luma[i]);
        }
        return grey;
    }
}
