package dev.colophon.benchmark.image;

import dev.colophon.benchmark.image.PictureConditions.Source;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Where pictures are shown: on pages, in feeds, among others, on screens and on paper. */
final class Surroundings {

    private Surroundings() {}

    static BufferedImage page(Source source) {
        BufferedImage picture = PictureAlteration.toWidth(source.image(), 800);
        int height = Math.max(900, picture.getHeight() + 290);
        BufferedImage page = PictureAlteration.on(picture, 1280, height, 60, 190, new Color(0xf0f0f0));
        Graphics2D graphics = PixelArrays.graphics(page);
        graphics.setColor(new Color(0x333333));
        graphics.fillRect(0, 0, 1280, 90);
        PictureAlteration.text(graphics, "WALLS  Home  New  Popular  About", 30, Color.WHITE, 40, 56);
        PictureAlteration.text(graphics, "Free wallpapers download site", 24, Color.BLACK, 40, 150);
        for (int line = 0; line < 12; line++) {
            PictureAlteration.text(
                    graphics, "More like this, number " + (line + 1), 16, new Color(0x2244aa), 900, 220 + 30 * line);
        }
        PictureAlteration.text(graphics, "comments: 14", 24, Color.BLACK, 60, height - 40);
        graphics.dispose();
        return page;
    }

    static BufferedImage feed(Source source) {
        BufferedImage picture = PictureAlteration.toWidth(source.image(), 720);
        int below = 200 + picture.getHeight();
        BufferedImage screen = PictureAlteration.on(picture, 720, Math.max(1480, below + 300), 0, 200, Color.WHITE);
        BufferedImage next = PictureAlteration.toWidth(source.filler(0), 720);
        screen = PictureAlteration.over(screen, next, 0, below + 260);
        Graphics2D graphics = PixelArrays.graphics(screen);
        PictureAlteration.text(graphics, "9:41", 26, Color.BLACK, 40, 44);
        graphics.setColor(new Color(0xcc3366));
        graphics.fillOval(24, 110, 64, 64);
        PictureAlteration.text(graphics, "pics.daily", 26, Color.BLACK, 110, 140);
        PictureAlteration.text(graphics, "Sponsored", 20, Color.GRAY, 110, 170);
        PictureAlteration.text(graphics, "1,204 likes", 26, Color.BLACK, 24, below + 80);
        PictureAlteration.text(graphics, "look what I found this morning #wow", 24, Color.DARK_GRAY, 24, below + 120);
        PictureAlteration.text(graphics, "View all 88 comments", 22, Color.GRAY, 24, below + 160);
        graphics.dispose();
        return screen;
    }

    /** Among others, at a place that depends on the seed. */
    static BufferedImage collage(Source source, int side) {
        int width = 1024 / side;
        int height = 768 / side;
        BufferedImage whole = PixelArrays.blank(width * side, height * side);
        int own = source.random().nextInt(side * side);
        Graphics2D graphics = whole.createGraphics();
        for (int cell = 0; cell < side * side; cell++) {
            BufferedImage shown =
                    PictureAlteration.resize(cell == own ? source.image() : source.filler(cell), width, height);
            graphics.drawImage(shown, cell % side * width, cell / side * height, null);
        }
        graphics.dispose();
        return whole;
    }

    /** Takes this share of the width of another. */
    static BufferedImage inPicture(Source source, double share) {
        BufferedImage ground = PictureAlteration.blur(PictureAlteration.resize(source.filler(1), 1024, 720), 1);
        BufferedImage small = PictureAlteration.toWidth(source.image(), (int) (1024 * share));
        if (small.getHeight() > 680) {
            small = PictureAlteration.resize(small, 680.0 / small.getHeight());
        }
        int x = 20 + source.random().nextInt(Math.max(1, 1024 - small.getWidth() - 40));
        int y = 20 + source.random().nextInt(Math.max(1, 720 - small.getHeight() - 40));
        return PictureAlteration.over(ground, small, x, y);
    }

    static BufferedImage camera(Source source) {
        BufferedImage dark = PictureAlteration.colours(source.image(), rgb -> {
            for (int i = 0; i < 3; i++) {
                rgb[i] = (float) (255 * Math.pow(rgb[i] / 255, 1.25));
            }
        });
        BufferedImage ground = PixelArrays.blank(source.width(), source.height());
        BufferedImage seen =
                PictureAlteration.perspective(dark, ground, 0.06, 0.08, 0.95, 0.03, 0.90, 0.94, 0.03, 0.98);
        return PictureAlteration.resize(
                PictureAlteration.noise(PictureAlteration.blur(seen, 1.5), 8, source.random()), 0.7);
    }

    static BufferedImage screenPhotograph(Source source) {
        BufferedImage screen = PictureAlteration.screen(PictureAlteration.toWidth(source.image(), 1100));
        BufferedImage ground = PictureAlteration.blur(
                PictureAlteration.resize(source.filler(2), 1280, Math.max(400, 1280 * screen.getHeight() / 1100)), 6);
        BufferedImage seen =
                PictureAlteration.perspective(screen, ground, 0.12, 0.10, 0.93, 0.16, 0.90, 0.88, 0.08, 0.93);
        return PictureAlteration.resize(
                PictureAlteration.noise(PictureAlteration.blur(seen, 1), 6, source.random()), 0.8);
    }

    static BufferedImage story(Source source) {
        BufferedImage ground = PictureAlteration.blur(PictureAlteration.resize(source.image(), 720, 1280), 24);
        BufferedImage picture = PictureAlteration.toWidth(source.image(), 640);
        if (picture.getHeight() > 900) {
            picture = PictureAlteration.resize(picture, 900.0 / picture.getHeight());
        }
        BufferedImage whole = PictureAlteration.over(
                ground, picture, (720 - picture.getWidth()) / 2, (1280 - picture.getHeight()) / 2);
        return PictureAlteration.meme(whole, "good morning", 0.05, 0.12, Color.WHITE);
    }

    /** Round faces of one colour over a quarter of it. */
    static BufferedImage stickers(Source source) {
        BufferedImage changed = PictureAlteration.copy(source.image());
        Graphics2D graphics = PixelArrays.graphics(changed);
        int size = Math.min(source.width(), source.height()) / 4;
        for (int i = 0; i < 5; i++) {
            int x = source.random().nextInt(Math.max(1, source.width() - size));
            int y = source.random().nextInt(Math.max(1, source.height() - size));
            graphics.setColor(new Color(0xffcc22));
            graphics.fillOval(x, y, size, size);
            graphics.setColor(Color.BLACK);
            graphics.fillOval(x + size / 4, y + size / 3, size / 8, size / 6);
            graphics.fillOval(x + 5 * size / 8, y + size / 3, size / 8, size / 6);
            graphics.drawArc(x + size / 4, y + size / 3, size / 2, size / 2, 200, 140);
        }
        graphics.dispose();
        return changed;
    }

    /** Rough paper, faded ink, a little askew on the glass, dust. */
    static BufferedImage printed(Source source) {
        BufferedImage print = PictureAlteration.blur(
                PictureAlteration.colours(source.image(), rgb -> {
                    float grey = PictureAlteration.luma(rgb);
                    for (int i = 0; i < 3; i++) {
                        rgb[i] = 40 + 0.75f * (grey + 0.7f * (rgb[i] - grey));
                    }
                }),
                1);
        byte[] bgr = PictureAlteration.bytes(print);
        int width = print.getWidth();
        for (int i = 0; i < bgr.length; i++) { // the raster of the printer, turned by 45 degrees
            int x = i / 3 % width;
            int y = i / 3 / width;
            double dots = 10 * Math.sin(1.2 * (x + y)) * Math.sin(1.2 * (x - y));
            bgr[i] = PictureAlteration.level((bgr[i] & 0xff) + dots);
        }
        BufferedImage sheet = PictureAlteration.on(
                print,
                width * 6 / 5,
                print.getHeight() * 6 / 5,
                width / 10,
                print.getHeight() / 10,
                new Color(0xf6f4ee));
        return PictureAlteration.noise(PictureAlteration.turn(sheet, 1.2, new Color(0xe8e8e8)), 5, source.random());
    }
}
