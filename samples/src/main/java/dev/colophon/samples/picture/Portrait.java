package dev.colophon.samples.picture;

import dev.colophon.samples.Dice;

/** A head and shoulders in planes of strong colour, painted over with short strokes of the brush. */
public final class Portrait implements Painter {

    @Override
    public void paint(Canvas canvas, Dice dice) {
        Relief relief = new Relief(dice);
        double hue = dice.unit();
        background(canvas, dice, relief, hue);
        double size = dice.between(0.17, 0.27);
        double x = dice.between(0.28, 0.72) * canvas.aspect;
        double y = dice.between(0.34, 0.52);
        double turn = dice.between(-0.5, 0.5);
        double tilt = dice.between(-0.04, 0.04);
        Colour skin = Colour.hue(dice.between(0.03, 0.1), dice.between(0.3, 0.6), dice.between(0.5, 0.95));
        Colour shade = Colour.hue(hue + dice.pick(new double[] {0.5, 0.33, 0.1}), 0.5, dice.between(0.2, 0.5));
        Colour hair = Colour.hue(dice.between(0.0, 0.15), dice.between(0.2, 0.8), dice.between(0.06, 0.7));
        double light = dice.chance(0.5) ? 1 : -1;
        boolean longHair = dice.chance(0.5);
        if (longHair) {
            canvas.ellipse(hair.times(0.75), 1, x - 0.1 * turn * size, y + 0.25 * size, 0.98 * size, 1.5 * size, tilt);
        }
        shoulders(canvas, dice, relief, x, y, size, skin, shade, light);
        canvas.ellipse(
                (u, v, out) -> {
                    double lit = Math.clamp(0.55 + 0.65 * light * u - 0.25 * v + 0.1 * relief.at(u * 3, v * 3), 0, 1);
                    shade.towards(skin, Math.rint(lit * 4) / 4).put(out, 0.85 + 0.25 * lit);
                },
                1,
                x,
                y,
                0.74 * size,
                size,
                tilt,
                0);
        face(canvas, dice, x + 0.2 * turn * size, y, size, skin, shade, light);
        hair(canvas, dice, x, y, size, hair, turn, tilt);
        strokes(canvas, dice, relief, 9_000);
    }

    private static void background(Canvas canvas, Dice dice, Relief relief, double hue) {
        Colour one = Colour.hue(hue, dice.between(0.35, 0.8), dice.between(0.25, 0.95));
        Colour two = Colour.hue(hue + dice.between(0.2, 0.6), dice.between(0.35, 0.8), dice.between(0.15, 0.9));
        Colour three = Colour.hue(hue + dice.between(0.7, 0.9), 0.5, dice.between(0.2, 0.9));
        double angle = dice.unit();
        double cos = StrictMath.cos(2 * Math.PI * angle);
        double sin = StrictMath.sin(2 * Math.PI * angle);
        double scale = dice.between(1.2, 3.5);
        canvas.fill((x, y, out) -> {
            double bent = (x * cos + y * sin) * scale + 0.7 * relief.fractal(x * 1.3, y * 1.3, 3);
            double across = (y * cos - x * sin) * scale * 0.7 + 0.6 * relief.at(x * 1.1 + 9, y * 1.1);
            boolean odd = (int) Math.floor(bent) % 2 == 0;
            Colour plane = (int) Math.floor(across) % 2 == 0 ? odd ? one : two : odd ? two : three;
            plane.put(out, 0.85 + 0.25 * relief.fractal(x * 6, y * 6, 3));
        });
        for (int i = dice.between(1, 4); i > 0; i--) {
            Colour spot = Colour.hue(dice.unit(), 0.6, dice.between(0.1, 1.0));
            double r = dice.between(0.06, 0.24);
            canvas.ellipse(
                    spot, 0.9, dice.unit() * canvas.aspect, dice.unit(), r, r * dice.between(0.4, 1.0), dice.unit());
        }
    }

    private static void shoulders(
            Canvas canvas,
            Dice dice,
            Relief relief,
            double x,
            double y,
            double size,
            Colour skin,
            Colour shade,
            double light) {
        Colour cloth = Colour.hue(dice.unit(), dice.between(0.3, 0.9), dice.between(0.15, 0.8));
        Colour stripe = Colour.hue(dice.unit(), 0.5, dice.between(0.3, 1.0));
        double width = dice.between(0.0, 0.6);
        canvas.polygon(
                shade.towards(skin, 0.5),
                1,
                x - 0.3 * size,
                y + 0.5 * size,
                x + 0.3 * size,
                y + 0.5 * size,
                x + 0.42 * size,
                y + 1.7 * size,
                x - 0.42 * size,
                y + 1.7 * size);
        double slope = dice.between(-0.15, 0.15) * size;
        canvas.polygon(
                (px, py, out) -> {
                    double band = (px - x + 0.5 * py) / size * 3;
                    Colour c = band - Math.floor(band) < width * 0.5 ? stripe : cloth;
                    c.put(out, 0.75 + 0.25 * light * (px - x) / size + 0.3 * relief.fractal(px * 8, py * 3, 3));
                },
                1,
                x - 0.35 * size,
                y + 1.15 * size,
                x,
                y + 1.5 * size,
                x + 0.35 * size,
                y + 1.15 * size,
                x + 1.4 * size,
                y + 1.55 * size + slope,
                x + 1.9 * size,
                1.05,
                x - 1.9 * size,
                1.05,
                x - 1.4 * size,
                y + 1.55 * size - slope);
    }

    private static void face(
            Canvas canvas, Dice dice, double x, double y, double size, Colour skin, Colour shade, double light) {
        Colour dark = Colour.of(0.08, 0.06, 0.08);
        Colour iris = Colour.hue(dice.pick(new double[] {0.08, 0.35, 0.57}), 0.6, 0.45);
        double apart = 0.31 * size;
        double brow = dice.between(-0.03, 0.05) * size;
        for (int side = -1; side <= 1; side += 2) {
            double ex = x + side * apart;
            double ey = y - 0.08 * size;
            canvas.ellipse(shade, 0.6, ex, ey, 0.2 * size, 0.13 * size, 0);
            canvas.ellipse(Colour.of(0.93, 0.92, 0.88), 1, ex, ey, 0.145 * size, 0.075 * size, 0);
            canvas.ellipse(iris, 1, ex + 0.02 * size, ey, 0.07 * size, 0.07 * size, 0);
            canvas.ellipse(dark, 1, ex + 0.02 * size, ey, 0.035 * size, 0.035 * size, 0);
            canvas.line(
                    dark, 0.9, 0.025 * size, ex - 0.16 * size, ey - 0.05 * size, ex + 0.16 * size, ey - 0.07 * size);
            canvas.line(
                    dark,
                    0.85,
                    0.05 * size,
                    ex - side * 0.14 * size,
                    ey - 0.2 * size + brow,
                    ex + side * 0.2 * size,
                    ey - 0.22 * size - brow);
        }
        double tip = x - light * 0.04 * size;
        canvas.polygon(
                shade,
                0.75,
                x - light * 0.03 * size,
                y - 0.05 * size,
                tip - light * 0.14 * size,
                y + 0.33 * size,
                tip + light * 0.03 * size,
                y + 0.36 * size);
        canvas.polygon(
                skin.times(1.2),
                0.8,
                x,
                y - 0.05 * size,
                tip + light * 0.06 * size,
                y + 0.3 * size,
                tip,
                y + 0.34 * size);
        Colour lips = Colour.hue(dice.between(0.95, 1.02), 0.65, dice.between(0.45, 0.8));
        double smile = dice.between(-0.03, 0.06) * size;
        canvas.polygon(
                lips,
                1,
                x - 0.22 * size,
                y + 0.56 * size - smile,
                x - 0.06 * size,
                y + 0.5 * size,
                x,
                y + 0.525 * size,
                x + 0.06 * size,
                y + 0.5 * size,
                x + 0.22 * size,
                y + 0.56 * size - smile,
                x,
                y + 0.65 * size);
        canvas.line(
                dark,
                0.8,
                0.018 * size,
                x - 0.21 * size,
                y + 0.56 * size - smile,
                x + 0.21 * size,
                y + 0.565 * size - smile);
    }

    private static void hair(
            Canvas canvas, Dice dice, double x, double y, double size, Colour hair, double turn, double tilt) {
        if (dice.chance(0.3)) {
            Colour felt = Colour.hue(dice.unit(), 0.6, dice.between(0.1, 0.7));
            canvas.ellipse(felt.times(0.8), 1, x, y - 0.62 * size, 1.25 * size, 0.24 * size, tilt);
            canvas.ellipse(felt, 1, x, y - 0.85 * size, 0.68 * size, 0.5 * size, tilt);
            return;
        }
        for (int i = 0; i < 90; i++) {
            double at = dice.between(-1.0, 1.0);
            double fall = Math.abs(at) > 0.7 ? dice.between(0.2, 0.7) : dice.between(-0.05, 0.18);
            double rx = x + at * 0.72 * size;
            double ry = y - (1.02 - 0.55 * at * at) * size;
            Colour lock = hair.times(dice.between(0.6, 1.4));
            canvas.ellipse(
                    lock,
                    0.9,
                    rx - 0.08 * turn * size,
                    ry + fall * 0.6 * size,
                    0.11 * size,
                    (0.2 + 0.3 * Math.abs(fall)) * size,
                    0.08 * at + 0.02 * dice.bell());
        }
    }

    /** Short strokes in the colour of the place, laid along a slowly turning direction. */
    static void strokes(Canvas canvas, Dice dice, Relief relief, int count) {
        float[] rgb = new float[3];
        for (int i = 0; i < count; i++) {
            double x = dice.unit() * canvas.aspect;
            double y = dice.unit();
            canvas.sample(x, y, rgb);
            double tone = dice.between(0.82, 1.2);
            Colour paint = Colour.of(
                    rgb[0] * tone + 0.02 * dice.bell(),
                    rgb[1] * tone + 0.02 * dice.bell(),
                    rgb[2] * tone + 0.02 * dice.bell());
            double direction = relief.at(x * 1.7 + 50, y * 1.7) + 0.04 * dice.bell();
            canvas.ellipse(paint, 0.75, x, y, dice.between(0.008, 0.024), dice.between(0.003, 0.006), direction);
        }
    }
}
