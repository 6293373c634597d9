package dev.colophon.benchmark.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The ways in which pictures are altered: those of everyday, those of remixes, those of cameras and screens. */
final class PictureConditions {

    /** What a condition belongs to, with the share that is to be found. */
    enum Group {
        EVERYDAY("size, codec, colour, mirror, quarter turns, borders, crops of half and more", 0.99),
        SETTING("bands, pages, collages, a picture in a picture, turns, camera, stories", 0.90),
        SMALL("a quarter of the width of another picture", 0.75),
        FILTER("filters", 0.90),
        OTHER("others", 0);

        private final String words;
        private final double bar;

        Group(String words, double bar) {
            this.words = words;
            this.bar = bar;
        }

        String words() {
            return words;
        }

        /** 0 when there is none. */
        double bar() {
            return bar;
        }
    }

    /**
     * What a copy is made of.
     *
     * @param fillers other pictures, none of which is registered
     */
    record Source(BufferedImage image, List<BufferedImage> fillers, Random random) {

        int width() {
            return image.getWidth();
        }

        int height() {
            return image.getHeight();
        }

        BufferedImage filler(int number) {
            return fillers.get(number % fillers.size());
        }
    }

    /** Makes a copy. */
    @FunctionalInterface
    interface Maker {
        BufferedImage make(Source source);
    }

    /**
     * One way.
     *
     * @param quality of the JPEG file that is made of it
     */
    record PictureCondition(String name, Group group, int quality, Maker maker) {}

    static final List<PictureCondition> ALL = all();

    private PictureConditions() {}

    private static List<PictureCondition> all() {
        List<PictureCondition> all = new ArrayList<>();
        everyday(all);
        settings(all);
        others(all);
        return List.copyOf(all);
    }

    private static void everyday(List<PictureCondition> all) {
        everyday(all, "JPEG quality 30", 30, Source::image);
        everyday(all, "JPEG quality 10", 10, Source::image);
        everyday(all, "half the size", 85, source -> PictureAlteration.resize(source.image(), 0.5));
        everyday(all, "a quarter of the size", 92, source -> PictureAlteration.resize(source.image(), 0.25));
        everyday(all, "blurred", 92, source -> PictureAlteration.blur(source.image(), 3));
        everyday(all, "noise", 75, source -> PictureAlteration.noise(source.image(), 20, source.random()));
        everyday(
                all,
                "grey",
                92,
                source -> PictureAlteration.colours(source.image(), rgb -> fill(rgb, PictureAlteration.luma(rgb))));
        everyday(all, "sepia", 92, source -> PictureAlteration.colours(source.image(), PictureConditions::sepia));
        everyday(
                all,
                "brighter, more contrast",
                92,
                source -> PictureAlteration.colours(source.image(), rgb -> {
                    for (int i = 0; i < 3; i++) {
                        rgb[i] = (rgb[i] - 128) * 1.4f + 170;
                    }
                }));
        everyday(
                all,
                "gamma 0.5",
                92,
                source -> PictureAlteration.colours(source.image(), rgb -> {
                    for (int i = 0; i < 3; i++) {
                        rgb[i] = (float) (255 * Math.pow(rgb[i] / 255, 2));
                    }
                }));
        everyday(
                all,
                "other hue, more colour",
                92,
                source -> PictureAlteration.colours(source.image(), PictureConditions::hue));
        everyday(all, "equalized", 92, source -> PictureAlteration.equalize(source.image()));
        everyday(all, "mirrored", 85, source -> PictureAlteration.mirror(source.image()));
        for (int degrees : new int[] {90, 180, 270}) {
            everyday(
                    all,
                    "turned by " + degrees,
                    85,
                    source -> PictureAlteration.turn(source.image(), degrees, Color.BLACK));
        }
        everyday(all, "border 8 %", 92, source -> framed(source, 0.08, 0.08, new Color(0x3a6ea5)));
        everyday(all, "letterbox", 85, source -> framed(source, 0, 0.2, Color.BLACK));
        everyday(all, "pillarbox", 85, source -> framed(source, 0.2, 0, Color.BLACK));
        everyday(all, "crop 90 %", 92, source -> PictureAlteration.centre(source.image(), 0.9, 0.9));
        everyday(all, "crop 80 %", 92, source -> PictureAlteration.centre(source.image(), 0.8, 0.8));
        everyday(all, "crop 71 % anywhere", 85, source -> anywhere(source, 0.71));
        everyday(all, "square crop", 92, PictureConditions::square);
        everyday(
                all,
                "mirrored, crop 75 %",
                60,
                source -> PictureAlteration.centre(PictureAlteration.mirror(source.image()), 0.75, 0.75));
    }

    private static void everyday(List<PictureCondition> all, String name, int quality, Maker maker) {
        all.add(new PictureCondition(name, Group.EVERYDAY, quality, maker));
    }

    private static void settings(List<PictureCondition> all) {
        Group group = Group.SETTING;
        all.add(new PictureCondition("meme bands", group, 80, PictureConditions::memeBands));
        all.add(new PictureCondition("caption in a band", group, 85, PictureConditions::captionBand));
        all.add(new PictureCondition("page screenshot", group, 80, Surroundings::page));
        all.add(new PictureCondition("phone feed screenshot", group, 80, Surroundings::feed));
        all.add(new PictureCondition("collage 2 x 2", group, 85, source -> Surroundings.collage(source, 2)));
        all.add(new PictureCondition(
                "picture in picture 40 %", group, 85, source -> Surroundings.inPicture(source, 0.4)));
        all.add(new PictureCondition("turned by 5", group, 85, source -> turnedWithin(source, 5)));
        all.add(new PictureCondition(
                "turned by 10", group, 85, source -> PictureAlteration.turn(source.image(), 10, Color.BLACK)));
        all.add(new PictureCondition("camera", group, 50, Surroundings::camera));
        all.add(new PictureCondition("phone photograph of a screen", group, 60, Surroundings::screenPhotograph));
        all.add(new PictureCondition("story, blurred surroundings", group, 80, Surroundings::story));
        all.add(new PictureCondition(
                "picture in picture 25 %", Group.SMALL, 85, source -> Surroundings.inPicture(source, 0.25)));
        all.add(new PictureCondition(
                "vignette",
                Group.FILTER,
                70,
                source -> PictureAlteration.vignette(
                        PictureAlteration.colours(source.image(), PictureConditions::faded), Color.WHITE)));
        all.add(new PictureCondition(
                "heavy filter",
                Group.FILTER,
                80,
                source -> PictureAlteration.vignette(
                        PictureAlteration.colours(source.image(), PictureConditions::crossProcessed), Color.BLACK)));
    }

    private static void others(List<PictureCondition> all) {
        other(
                all,
                "negative",
                92,
                source -> PictureAlteration.colours(source.image(), rgb -> {
                    for (int i = 0; i < 3; i++) {
                        rgb[i] = 255 - rgb[i];
                    }
                }));
        other(
                all,
                "80 % of the width",
                92,
                source -> PictureAlteration.resize(source.image(), source.width() * 4 / 5, source.height()));
        other(
                all,
                "meme text over it",
                85,
                source -> PictureAlteration.meme(
                        PictureAlteration.meme(source.image(), "WHEN YOU", 1 / 7.0, 0.15, Color.WHITE),
                        "SHARE THIS",
                        1 / 7.0,
                        0.97,
                        Color.WHITE));
        other(
                all,
                "text over the centre",
                85,
                source -> PictureAlteration.meme(
                        PictureAlteration.meme(source.image(), "BREAKING NEWS", 1 / 5.0, 0.52, Color.YELLOW),
                        "watch until the end",
                        1 / 9.0,
                        0.65,
                        Color.WHITE));
        other(all, "watermark tiles", 85, source -> PictureAlteration.watermark(source.image(), "STOCK"));
        other(
                all,
                "box 9 %",
                92,
                source -> PictureAlteration.box(source.image(), 0.67, 0.67, 0.97, 0.97, new Color(0xc02020)));
        other(
                all,
                "box over the centre 25 %",
                92,
                source -> PictureAlteration.box(source.image(), 0.25, 0.25, 0.75, 0.75, Color.BLACK));
        other(all, "stickers", 85, Surroundings::stickers);
        other(
                all,
                "vertical crop",
                85,
                source -> PictureAlteration.centre(
                        source.image(), Math.min(1, source.height() * 9 / 16.0 / source.width()), 1));
        other(all, "crop 50 % anywhere", 85, source -> anywhere(source, 0.5));
        other(all, "crop 33 %", 92, source -> PictureAlteration.centre(source.image(), 0.33, 0.33));
        other(all, "turned by 2, crop 92 %", 92, source -> turnedWithin(source, 2));
        other(all, "turned by 30", 85, source -> PictureAlteration.turn(source.image(), 30, Color.WHITE));
        other(
                all,
                "mirrored, crop, filter, text",
                35,
                source -> PictureAlteration.resize(
                        PictureAlteration.meme(
                                PictureAlteration.colours(
                                        PictureAlteration.centre(PictureAlteration.mirror(source.image()), 0.7, 0.7),
                                        PictureConditions::faded),
                                "follow @thief",
                                1 / 12.0,
                                0.97,
                                Color.YELLOW),
                        0.6));
        other(all, "collage 3 x 3", 85, source -> Surroundings.collage(source, 3));
        other(all, "picture in picture 15 %", 85, source -> Surroundings.inPicture(source, 0.15));
        other(all, "printed and scanned", 75, Surroundings::printed);
        other(
                all,
                "mirrored, picture in picture 40 %",
                85,
                source -> Surroundings.inPicture(
                        new Source(PictureAlteration.mirror(source.image()), source.fillers(), source.random()), 0.4));
    }

    private static void other(List<PictureCondition> all, String name, int quality, Maker maker) {
        all.add(new PictureCondition(name, Group.OTHER, quality, maker));
    }

    private static void fill(float[] rgb, float value) {
        rgb[0] = value;
        rgb[1] = value;
        rgb[2] = value;
    }

    private static void sepia(float[] rgb) {
        float grey = PictureAlteration.luma(rgb);
        rgb[0] = grey * 1.07f + 12;
        rgb[1] = grey * 0.94f + 4;
        rgb[2] = grey * 0.74f;
    }

    private static void hue(float[] rgb) {
        float grey = PictureAlteration.luma(rgb);
        float red = rgb[0] - grey;
        float green = rgb[1] - grey;
        float blue = rgb[2] - grey;
        rgb[0] = grey + 1.5f * (0.3f * red + 0.7f * blue);
        rgb[1] = grey + 1.5f * (0.3f * green + 0.7f * red);
        rgb[2] = grey + 1.5f * (0.3f * blue + 0.7f * green);
    }

    private static void faded(float[] rgb) {
        float grey = PictureAlteration.luma(rgb);
        for (int i = 0; i < 3; i++) {
            rgb[i] = 30 + 0.82f * (grey + 0.8f * (rgb[i] - grey));
        }
        rgb[0] += 10;
        rgb[2] -= 8;
    }

    private static void crossProcessed(float[] rgb) {
        for (int i = 0; i < 3; i++) {
            double value = rgb[i] / 255;
            double curve = value * value * (3 - 2 * value); // an S
            rgb[i] = (float) (255 * (i == 2 ? 0.25 + 0.55 * value : i == 0 ? curve : 0.15 * value + 0.85 * curve));
        }
    }

    private static BufferedImage framed(Source source, double across, double down, Color colour) {
        int x = (int) (across * source.width());
        int y = (int) (down * source.height());
        return PictureAlteration.on(source.image(), source.width() + 2 * x, source.height() + 2 * y, x, y, colour);
    }

    private static BufferedImage anywhere(Source source, double share) {
        double left = source.random().nextDouble() * (1 - share);
        double top = source.random().nextDouble() * (1 - share);
        return PictureAlteration.crop(source.image(), left, top, share, share);
    }

    private static BufferedImage square(Source source) {
        double side = Math.min(source.width(), source.height());
        return PictureAlteration.centre(source.image(), side / source.width(), side / source.height());
    }

    private static BufferedImage turnedWithin(Source source, double degrees) {
        BufferedImage turned = PictureAlteration.turn(source.image(), degrees, Color.BLACK);
        double keep = degrees < 4 ? 0.92 : 0.84;
        return PictureAlteration.centre(
                turned, keep * source.width() / turned.getWidth(), keep * source.height() / turned.getHeight());
    }

    private static BufferedImage captionBand(Source source) {
        int band = source.height() / 5;
        BufferedImage whole =
                PictureAlteration.on(source.image(), source.width(), source.height() + band, 0, band, Color.WHITE);
        Graphics2D graphics = PixelArrays.graphics(whole);
        PictureAlteration.text(
                graphics,
                "caption over the top",
                source.height() / 12.0,
                Color.BLACK,
                source.width() * 0.1,
                band * 0.65);
        graphics.dispose();
        return whole;
    }

    private static BufferedImage memeBands(Source source) {
        int band = source.height() / 6;
        BufferedImage whole =
                PictureAlteration.on(source.image(), source.width(), source.height() + 2 * band, 0, band, Color.BLACK);
        Graphics2D graphics = PixelArrays.graphics(whole);
        double size = source.width() / 16.0;
        PictureAlteration.text(graphics, "NOBODY:", size, Color.WHITE, source.width() * 0.05, band * 0.65);
        PictureAlteration.text(
                graphics, "ME AT 3 AM:", size, Color.WHITE, source.width() * 0.05, source.height() + 1.65 * band);
        graphics.dispose();
        return whole;
    }
}
