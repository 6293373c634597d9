package dev.colophon.benchmark.video;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * A film in which everything moves and changes all the time, as on the screens of clubs: a photograph that is turned, drawn nearer and
 * farther, and bent by waves, while its tones run through all levels.
 */
final class MovingFilm {

    private static final int WIDTH = FilmCorpus.WIDTH;
    private static final int HEIGHT = FilmCorpus.HEIGHT;
    private static final int LEVELS = 256;

    private final BufferedImage picture;
    private final double turnsASecond;
    private final double zoomsASecond;
    private final double tonesASecond;
    private final double[] waves;
    private final byte[] bgr = new byte[3 * WIDTH * HEIGHT];

    /**
     * Prepares a film.
     *
     * @param seed of its movements
     */
    MovingFilm(BufferedImage picture, long seed) {
        this.picture = picture;
        SplittableRandom random = new SplittableRandom(seed);
        turnsASecond = random.nextDouble(-0.2, 0.2);
        zoomsASecond = random.nextDouble(0.1, 0.3);
        tonesASecond = random.nextDouble(0.2, 0.6);
        // Of waves across and down: how far they bend, how many there are in the picture, how many pass in a second.
        waves = new double[] {
            random.nextDouble(0.02, 0.08), random.nextDouble(1, 3), random.nextDouble(0.3, 1),
            random.nextDouble(0.02, 0.08), random.nextDouble(1, 3), random.nextDouble(0.3, 1)
        };
    }

    /** The frame of a number, rows from the top, three bytes a pixel. */
    byte[] bgr(int number) {
        double seconds = number / (double) FilmCorpus.RATE;
        double angle = 2 * Math.PI * turnsASecond * seconds;
        double scale = 0.7 + 0.25 * Math.sin(2 * Math.PI * zoomsASecond * seconds);
        double across = scale * Math.cos(angle);
        double down = scale * Math.sin(angle);
        double tones = LEVELS * tonesASecond * seconds;
        for (int y = 0, at = 0; y < HEIGHT; y++) {
            double bentX = wave(0, y / (double) HEIGHT, seconds);
            for (int x = 0; x < WIDTH; x++, at += 3) {
                double right = (x - WIDTH / 2.0) / HEIGHT + bentX;
                double below = (y - HEIGHT / 2.0) / HEIGHT + wave(3, x / (double) HEIGHT, seconds);
                int rgb = colour(0.5 + across * right - down * below, 0.5 + down * right + across * below);
                bgr[at] = tone(rgb, tones);
                bgr[at + 1] = tone(rgb >> 8, 1.3 * tones);
                bgr[at + 2] = tone(rgb >> 16, 0.8 * tones);
            }
        }
        return bgr;
    }

    private double wave(int first, double place, double seconds) {
        return waves[first] * Math.sin(2 * Math.PI * (waves[first + 1] * place + waves[first + 2] * seconds));
    }

    /** Beyond its sides the picture goes on mirrored. */
    private int colour(double x, double y) {
        return picture.getRGB(
                (int) (folded(x) * (picture.getWidth() - 1)), (int) (folded(y) * (picture.getHeight() - 1)));
    }

    private static double folded(double place) {
        double within = Math.abs(place) % 2;
        return within > 1 ? 2 - within : within;
    }

    /** Levels run up and down again. */
    private static byte tone(int level, double later) {
        int run = (int) ((level & (LEVELS - 1)) + later) % (2 * LEVELS);
        return (byte) (run < LEVELS ? run : 2 * LEVELS - 1 - run);
    }
}
