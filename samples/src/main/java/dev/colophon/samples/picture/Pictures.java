package dev.colophon.samples.picture;

import dev.colophon.samples.Dice;
import java.awt.image.BufferedImage;

/**
 * Pictures of our own: painted by this code, {@code TYPE_INT_RGB}, the same pixels for the same seed on every machine. They
 * need no fonts and no display. Detail is drawn in relation to the height, so one seed at two sizes is the same picture.
 */
public final class Pictures {

    /** The largest picture, 64 million pixels. */
    private static final long MOST_PIXELS = 64_000_000;

    private static final Painter[] PAINTERS = {
        new Mountains(), new Street(), new Portrait(), new Flowers(), new Coast(), new Weave()
    };

    private Pictures() {}

    /** Mountains and firs about a lake. */
    public static BufferedImage mountainLake(int width, int height) {
        return paint(new Mountains(), new Dice(11), width, height).image();
    }

    /** Old houses at night, their windows lit, the pavement wet. */
    public static BufferedImage nightStreet(int width, int height) {
        return paint(new Street(), new Dice(23), width, height).image();
    }

    /** A head in planes of colour. */
    public static BufferedImage portrait(int width, int height) {
        return paint(new Portrait(), new Dice(7), width, height).image();
    }

    /** Flowers in a garden. */
    public static BufferedImage flowers(int width, int height) {
        return paint(new Flowers(), new Dice(47), width, height).image();
    }

    /** The map of a coast. */
    public static BufferedImage coastMap(int width, int height) {
        return paint(new Coast(), new Dice(59), width, height).image();
    }

    /** A cloth with things lying on it. */
    public static BufferedImage sewingTable(int width, int height) {
        return paint(new Weave(), new Dice(61), width, height).image();
    }

    /**
     * One of endlessly many pictures: kind, composition, light, colours and detail come from the seed.
     *
     * @param width pixels, from 1; with the height at most 64 million pixels
     * @param height pixels, from 1
     */
    public static BufferedImage picture(long seed, int width, int height) {
        return canvas(seed, width, height).image();
    }

    /** The same, still as a canvas. */
    static Canvas canvas(long seed, int width, int height) {
        Dice dice = new Dice(seed);
        Canvas canvas = paint(dice.pick(PAINTERS), dice, width, height);
        if (dice.chance(0.5)) {
            canvas.mirror();
        }
        castLight(canvas, dice);
        return canvas;
    }

    /**
     * Broad light and shade over the whole, as clouds and lamps cast: two pictures of a kind then differ most where a
     * viewer, and a hash of the 64 x 64 luma, looks first.
     */
    private static void castLight(Canvas canvas, Dice dice) {
        Relief clouds = new Relief(dice);
        double scale = dice.between(1.6, 3.2);
        canvas.light((x, y) -> Math.clamp(0.95 + 1.25 * clouds.fractal(x * scale, y * scale, 2), 0.35, 1.5));
    }

    private static Canvas paint(Painter painter, Dice dice, int width, int height) {
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "a picture has 1 to " + MOST_PIXELS + " pixels, not " + width + "x" + height);
        }
        Canvas canvas = new Canvas(width, height);
        painter.paint(canvas, dice);
        return canvas;
    }
}
