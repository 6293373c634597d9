package dev.colophon.samples.picture;

import dev.colophon.samples.Dice;

/** Flowers of several kinds, near and far, before a blurred garden. */
public final class Flowers implements Painter {

    @Override
    public void paint(Canvas canvas, Dice dice) {
        Relief relief = new Relief(dice);
        double dark = dice.between(0.1, 0.75);
        double hue = dice.between(0.2, 0.7);
        Colour one = Colour.hue(hue, 0.55, dark);
        Colour two = Colour.hue(hue + dice.between(0.05, 0.25), 0.5, Math.min(1, dark * dice.between(0.4, 1.9)));
        double blob = dice.between(1.2, 2.6);
        canvas.fill((x, y, out) -> one.towards(two, 0.5 + 1.3 * relief.fractal(x * blob, y * blob, 2))
                .put(out, 0.95 + 0.07 * relief.fractal(x * 45, y * 45, 2)));
        for (int i = dice.between(15, 40); i > 0; i--) {
            double r = dice.between(0.02, 0.1);
            Colour light = Colour.hue(hue + dice.between(-0.2, 0.3), 0.4, dice.between(0.3, 1.0));
            canvas.ellipse(
                    (u, v, out) -> light.put(out), 0.22, dice.unit() * canvas.aspect, dice.unit(), r, r, 0, 0.25);
        }
        grass(canvas, dice, hue, dark);
        int many = dice.between(5, 14);
        double family = dice.unit();
        for (int i = 0; i < many; i++) {
            double near = (i + 1.0) / many;
            double size = (0.05 + 0.2 * near * near) * dice.between(0.7, 1.25);
            double x = dice.between(0.0, 1.0) * canvas.aspect;
            double y = dice.between(0.1, 0.85);
            stem(canvas, dice, x, y, size);
            flower(canvas, dice, x, y, size, family + dice.pick(new double[] {0, 0.05, 0.12, 0.5}));
        }
    }

    private static void grass(Canvas canvas, Dice dice, double hue, double dark) {
        for (int i = 0; i < 260; i++) {
            double x = dice.unit() * canvas.aspect;
            double tall = dice.between(0.1, 0.5);
            double lean = 0.12 * dice.bell() * tall;
            Colour blade =
                    Colour.hue(0.28 + 0.05 * dice.bell() + 0.1 * (hue - 0.4), 0.6, dark * dice.between(0.5, 1.5));
            double w = dice.between(0.003, 0.008);
            canvas.polygon(
                    blade,
                    0.85,
                    x - w,
                    1.02,
                    x + lean * 0.4 - w * 0.7,
                    1 - tall * 0.5,
                    x + lean,
                    1 - tall,
                    x + lean * 0.4 + w * 0.7,
                    1 - tall * 0.5,
                    x + w,
                    1.02);
        }
    }

    private static void stem(Canvas canvas, Dice dice, double x, double y, double size) {
        Colour green = Colour.hue(dice.between(0.25, 0.38), 0.6, dice.between(0.2, 0.5));
        double foot = x + 0.15 * dice.bell();
        double middle = (x + foot) / 2 + 0.04 * dice.bell();
        double w = 0.05 * size;
        canvas.line(green, 1, 1.4 * w, x, y, middle, (y + 1.05) / 2);
        canvas.line(green.times(0.85), 1, 1.6 * w, middle, (y + 1.05) / 2, foot, 1.05);
        for (int i = dice.between(0, 2); i > 0; i--) {
            double at = dice.between(0.3, 0.9);
            double lx = x + (foot - x) * at;
            double ly = y + (1.05 - y) * at;
            double side = dice.chance(0.5) ? 1 : -1;
            double r = size * dice.between(0.4, 0.8);
            canvas.ellipse(
                    (u, v, out) -> green.put(out, (Math.abs(v) < 0.07 ? 1.35 : 1) - 0.25 * v),
                    1,
                    lx + side * 0.8 * r,
                    ly - 0.4 * r,
                    r,
                    0.27 * r,
                    -side * 0.08,
                    0);
        }
    }

    private static void flower(Canvas canvas, Dice dice, double x, double y, double size, double hue) {
        int petals = dice.between(5, 16);
        int rings = dice.between(1, 3);
        Colour outer = Colour.hue(hue, dice.between(0.1, 0.9), dice.between(0.65, 1.0));
        Colour inner = Colour.hue(hue + dice.between(-0.1, 0.1), 0.9, dice.between(0.3, 0.9));
        double squash = dice.between(0.6, 1.0);
        double slim = dice.between(0.9, 1.6) * Math.PI / petals;
        double start = dice.unit();
        for (int ring = 0; ring < rings; ring++) {
            double r = size * (1 - 0.25 * ring) * 0.5;
            for (int i = 0; i < petals; i++) {
                double turns = start + (i + 0.5 * (ring % 2) + 0.04 * dice.bell()) / petals;
                double px = x + r * StrictMath.cos(2 * Math.PI * turns);
                double py = y + squash * r * StrictMath.sin(2 * Math.PI * turns);
                double tone = dice.between(0.8, 1.08);
                canvas.ellipse(
                        (u, v, out) -> {
                            double vein = Math.abs(Math.abs(v * 4) % 1 - 0.5) < 0.12 ? 0.93 : 1;
                            double depth = (0.72 + 0.28 * (1 - v * v)) * vein * tone;
                            inner.towards(outer, 0.25 + 0.6 * (u + 1)).put(out, depth);
                        },
                        1,
                        px,
                        py,
                        r * 1.05,
                        Math.min(0.9, slim) * r,
                        turns,
                        0);
            }
        }
        centre(canvas, dice, x, y, size * dice.between(0.14, 0.34), squash);
    }

    /** Florets on the spiral of the golden angle. */
    private static void centre(Canvas canvas, Dice dice, double x, double y, double radius, double squash) {
        Colour ground = Colour.hue(dice.between(0.05, 0.16), 0.8, dice.between(0.2, 0.8));
        canvas.ellipse(ground, 1, x, y, radius, radius * squash, 0);
        int florets = 90;
        for (int i = 0; i < florets; i++) {
            double away = radius * Math.sqrt((i + 0.5) / florets);
            double turns = i * 0.381966;
            double fx = x + away * StrictMath.cos(2 * Math.PI * turns);
            double fy = y + squash * away * StrictMath.sin(2 * Math.PI * turns);
            canvas.ellipse(ground.times(dice.between(0.5, 1.6)), 1, fx, fy, 0.09 * radius, 0.07 * radius, 0);
        }
    }
}
