package dev.colophon.benchmark.rematch;

import dev.colophon.benchmark.audio.Imitation;
import dev.colophon.benchmark.image.PictureImitation;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.AudioFingerprinter;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.ImageFingerprinter;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.fingerprint.VideoFingerprinter;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.film.Film;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import dev.colophon.samples.text.Stories;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Fingerprints of generated works and of altered copies of them, made in memory. What is nobody's work there are very many of:
 * pictures and sounds are imitations of some that were painted and played ({@link PictureImitation}, {@link Imitation}).
 * Thread-safe.
 */
public final class GeneratedMedia {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int PAINTED = 400;
    private static final int PLAYED = 60;
    private static final double SECONDS_OF_WORK = 180;
    private static final double SECONDS_OF_EXCERPT = 15;
    private static final double SECONDS_OF_FILM = 12;
    private static final int FRAMES_A_SECOND = 4;
    private static final int CHARACTERS_OF_WORK = 20_000;
    private static final int CHARACTERS_OF_PAGE = 3_000;
    private static final int CHARACTERS_OF_EXCERPT = 1_200;

    /** Apart from those of what fills the index. */
    private static final long WORKS = 1_000_000_000L;

    private final Map<Role, PictureImitation> pictures = new ConcurrentHashMap<>();
    private final Map<Long, AudioFingerprint> pieces = new ConcurrentHashMap<>();

    private static ContentDigest digest(SplittableRandom random) {
        return new ContentDigest(ContentDigest.Basis.FILE, random.nextLong(), random.nextLong());
    }

    /** A work, as it is registered. */
    public Fingerprint work(Medium medium, int number) {
        long seed = WORKS + number;
        SplittableRandom random = new SplittableRandom(seed);
        return switch (medium) {
            case IMAGE -> picture(Pictures.picture(seed, WIDTH, HEIGHT), random, Role.REFERENCE);
            case TEXT -> TextFingerprinter.fingerprint(story(seed, CHARACTERS_OF_WORK), Role.REFERENCE);
            case AUDIO -> sound(Music.piece(seed, SECONDS_OF_WORK), random, Role.REFERENCE);
            case VIDEO -> film(filmOf(seed), 0, SECONDS_OF_FILM, false, random, Role.REFERENCE);
        };
    }

    /** A part of that work, altered, as it is found. */
    Fingerprint copy(Medium medium, int number, int copy) {
        long seed = WORKS + number;
        SplittableRandom random = new SplittableRandom(seed * 31 + copy);
        return switch (medium) {
            case IMAGE ->
                picture(cropped(Pictures.picture(seed, WIDTH, HEIGHT), random, copy % 2 == 1), random, Role.COPY);
            case TEXT -> {
                String work = story(seed, CHARACTERS_OF_WORK);
                int from = random.nextInt(work.length() - CHARACTERS_OF_EXCERPT);
                String around = story(random.nextLong(), CHARACTERS_OF_PAGE);
                yield TextFingerprinter.fingerprint(
                        around + "\n" + work.substring(from, from + CHARACTERS_OF_EXCERPT) + "\n" + around, Role.COPY);
            }
            case AUDIO -> {
                double from = random.nextDouble(SECONDS_OF_WORK - SECONDS_OF_EXCERPT);
                Sound part = Music.piece(seed, SECONDS_OF_WORK).part(from, from + SECONDS_OF_EXCERPT);
                yield sound(part, random, Role.COPY);
            }
            case VIDEO -> {
                double from = random.nextDouble(SECONDS_OF_FILM / 3);
                yield film(filmOf(seed), from, from + SECONDS_OF_FILM / 2, copy % 2 == 1, random, Role.COPY);
            }
        };
    }

    /** What is no work's copy, as it is found. */
    public Fingerprint other(Medium medium, int number) {
        SplittableRandom random = new SplittableRandom(number);
        return switch (medium) {
            case IMAGE -> picture(number, Role.COPY);
            case TEXT -> TextFingerprinter.fingerprint(story(number, CHARACTERS_OF_PAGE), Role.COPY);
            case AUDIO -> {
                AudioFingerprint played = pieces.computeIfAbsent(
                        (long) number % PLAYED,
                        seed -> sound(Music.piece(seed, SECONDS_OF_EXCERPT), new SplittableRandom(seed), Role.COPY));
                yield Imitation.of(played, number);
            }
            case VIDEO -> film(filmOf(number), 0, SECONDS_OF_FILM, false, random, Role.COPY);
        };
    }

    /** A picture that nobody made, as it is registered or as it is found: the former has fewer local features. */
    public Fingerprint picture(long number, Role role) {
        return pictures.computeIfAbsent(role, GeneratedMedia::imitations).of(number);
    }

    private static PictureImitation imitations(Role role) {
        return new PictureImitation(IntStream.range(0, PAINTED)
                .parallel()
                .mapToObj(number -> painted(number, role))
                .toList());
    }

    private static String story(long seed, int characters) {
        return Stories.text(seed, Stories.Language.ENGLISH, characters);
    }

    private static ImageFingerprint painted(int number, Role role) {
        SplittableRandom random = new SplittableRandom(number);
        BufferedImage painting = Pictures.picture(number, WIDTH, HEIGHT);
        return picture(cropped(painting, random, random.nextBoolean()), random, role);
    }

    private static ImageFingerprint picture(BufferedImage image, SplittableRandom random, Role role) {
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                rgb[at++] = (byte) (pixel >> 16);
                rgb[at++] = (byte) (pixel >> 8);
                rgb[at++] = (byte) pixel;
            }
        }
        return ImageFingerprinter.fingerprint(
                List.of(new Pixels(image.getWidth(), image.getHeight(), rgb)), digest(random), role);
    }

    /** Three quarters or more of each side, from anywhere. */
    private static BufferedImage cropped(BufferedImage image, SplittableRandom random, boolean mirrored) {
        int width = (int) (image.getWidth() * random.nextDouble(0.75, 1));
        int height = (int) (image.getHeight() * random.nextDouble(0.75, 1));
        int left = random.nextInt(image.getWidth() - width + 1);
        int top = random.nextInt(image.getHeight() - height + 1);
        BufferedImage part = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = part.createGraphics();
        AffineTransform lay = mirrored
                ? new AffineTransform(-1, 0, 0, 1, width + left, -top)
                : AffineTransform.getTranslateInstance(-left, -top);
        graphics.drawImage(image, lay, null);
        graphics.dispose();
        return part;
    }

    /** Four samples to one: the rate of the fingerprinter is a quarter of the music's. */
    private static AudioFingerprint sound(Sound sound, SplittableRandom random, Role role) {
        float[] mono = sound.mono().samples();
        float[] quarter = new float[mono.length / 4];
        for (int i = 0; i < quarter.length; i++) {
            quarter[i] = (mono[4 * i] + mono[4 * i + 1] + mono[4 * i + 2] + mono[4 * i + 3]) / 4;
        }
        AudioFingerprinter fingerprinter = new AudioFingerprinter(role);
        fingerprinter.accept(quarter, 0, quarter.length);
        return fingerprinter.finish(digest(random));
    }

    private static Film filmOf(long seed) {
        return Animation.film(seed, VideoFingerprinter.SIDE, VideoFingerprinter.SIDE, SECONDS_OF_FILM, FRAMES_A_SECOND);
    }

    private static Fingerprint film(
            Film film, double from, double to, boolean mirrored, SplittableRandom random, Role role) {
        VideoFingerprinter fingerprinter = new VideoFingerprinter(role);
        int first = (int) (from * FRAMES_A_SECOND);
        int last = Math.min(film.frames(), (int) (to * FRAMES_A_SECOND));
        for (int frame = first; frame < last; frame++) {
            fingerprinter.accept(grey(film.rgb(frame), mirrored), (frame - first) * 1_000_000L / FRAMES_A_SECOND);
        }
        return fingerprinter.finish((last - first) * 1_000L / FRAMES_A_SECOND, digest(random));
    }

    private static byte[] grey(byte[] rgb, boolean mirrored) {
        int side = VideoFingerprinter.SIDE;
        byte[] grey = new byte[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int at = 3 * (y * side + (mirrored ? side - 1 - x : x));
                grey[y * side + x] =
                        (byte) ((3 * (rgb[at] & 0xff) + 6 * (rgb[at + 1] & 0xff) + (rgb[at + 2] & 0xff)) / 10);
            }
        }
        return grey;
    }
}
