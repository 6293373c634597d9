package dev.colophon.samples.picture;

import dev.colophon.samples.Dice;

/** Cloth seen from above, thread by thread, with things lying on it. */
public final class Weave implements Painter {

    @Override
    public void paint(Canvas canvas, Dice dice) {
        Relief relief = new Relief(dice);
        double threads = dice.between(55.0, 95.0);
        Colour[] warp = stripes(dice);
        Colour[] weft = dice.chance(0.5) ? warp : stripes(dice);
        int twill = dice.between(2, 4);
        double fold = dice.between(1.0, 2.4);
        double turn = dice.between(-0.12, 0.12);
        canvas.fill((x, y, out) -> {
            double drape = relief.fractal(x * fold, y * fold, 2);
            double tx = (x + turn * y + 0.03 * drape) * threads;
            double ty = (y - turn * x + 0.03 * relief.at(x * 2 + 7, y * 2)) * threads;
            int column = (int) Math.floor(tx);
            int row = (int) Math.floor(ty);
            boolean over = Math.floorMod(column + row, twill) == 0
                    || (relief.at(column * 0.11, row * 0.11) > 0.22 && Math.floorMod(column - row, 3) == 0);
            double across = over ? tx - column - 0.5 : ty - row - 0.5;
            double along = over ? ty - row - 0.5 : tx - column - 0.5;
            double round = 1 - 1.9 * across * across - 0.9 * along * along;
            double fibre = 0.12 * relief.at(tx * 3, ty * (over ? 0.7 : 3));
            Colour thread = over ? warp[Math.floorMod(column, warp.length)] : weft[Math.floorMod(row, weft.length)];
            thread.put(out, (0.45 + 0.6 * round + fibre) * (0.95 + 0.55 * drape));
        });
        int things = dice.between(4, 9);
        for (int i = 0; i < things; i++) {
            double x = dice.between(0.08, 0.92) * canvas.aspect;
            double y = dice.between(0.1, 0.9);
            double size = dice.between(0.05, 0.19);
            switch (dice.below(5)) {
                case 0 -> button(canvas, dice, x, y, 0.7 * size);
                case 1 -> leaf(canvas, dice, x, y, 1.3 * size);
                case 2 -> spool(canvas, dice, x, y, size);
                case 3 -> paper(canvas, dice, relief, x, y, 1.2 * size);
                default -> fruit(canvas, dice, relief, x, y, size);
            }
        }
    }

    /** Colours of neighbouring threads: a sett of a few broad and narrow stripes, as tartans have. */
    private static Colour[] stripes(Dice dice) {
        Colour[] threads = new Colour[dice.between(40, 110)];
        double hue = dice.unit();
        int i = 0;
        while (i < threads.length) {
            Colour stripe = Colour.hue(
                    hue + dice.pick(new double[] {0, 0.08, 0.5, 0.33}),
                    dice.between(0.2, 0.8),
                    dice.between(0.12, 1.0));
            int wide = dice.chance(0.4) ? dice.between(2, 4) : dice.between(8, 26);
            for (int end = Math.min(threads.length, i + wide); i < end; i++) {
                threads[i] = stripe;
            }
        }
        return threads;
    }

    private static void shadow(Canvas canvas, double x, double y, double rx, double ry, double turns) {
        canvas.ellipse(
                (u, v, out) -> Colour.of(0, 0, 0).put(out),
                0.55,
                x + 0.018,
                y + 0.024,
                rx * 1.12,
                ry * 1.12,
                turns,
                0.35);
    }

    private static void button(Canvas canvas, Dice dice, double x, double y, double size) {
        Colour horn = Colour.hue(dice.unit(), dice.between(0.1, 0.8), dice.between(0.3, 1.0));
        shadow(canvas, x, y, size, size, 0);
        canvas.ellipse((u, v, out) -> horn.put(out, 0.85 - 0.35 * (u + v)), 1, x, y, size, size, 0, 0);
        canvas.ellipse((u, v, out) -> horn.put(out, 0.85 + 0.3 * (u + v)), 1, x, y, 0.76 * size, 0.76 * size, 0, 0);
        double turns = dice.unit();
        for (int i = 0; i < 4; i++) {
            double a = 2 * Math.PI * (turns + i / 4.0);
            canvas.ellipse(
                    Colour.of(0.05, 0.04, 0.04),
                    1,
                    x + 0.3 * size * StrictMath.cos(a),
                    y + 0.3 * size * StrictMath.sin(a),
                    0.11 * size,
                    0.11 * size,
                    0);
        }
    }

    private static void leaf(Canvas canvas, Dice dice, double x, double y, double size) {
        double turns = dice.unit();
        Colour green = Colour.hue(dice.between(0.03, 0.33), 0.75, dice.between(0.3, 0.8));
        shadow(canvas, x, y, size, 0.42 * size, turns);
        canvas.ellipse(
                (u, v, out) -> {
                    double rib = u * 7 - Math.abs(v) * 4;
                    boolean vein = Math.abs(v) < 0.05 || rib - Math.floor(rib) < 0.14;
                    green.put(out, (vein ? 1.35 : 1) * (0.85 - 0.25 * v + 0.1 * u));
                },
                1,
                x,
                y,
                size,
                0.42 * size,
                turns,
                0);
    }

    private static void spool(Canvas canvas, Dice dice, double x, double y, double size) {
        Colour thread = Colour.hue(dice.unit(), 0.8, dice.between(0.4, 1.0));
        Colour wood = Colour.hue(0.09, 0.5, 0.65);
        double w = 0.55 * size;
        shadow(canvas, x, y, w * 1.2, size * 1.1, 0);
        canvas.polygon(
                (px, py, out) -> {
                    double wound = (py + 0.15 * (px - x)) * 110;
                    double bulge = 1 - 0.8 * (px - x) * (px - x) / (w * w);
                    thread.put(out, bulge * (wound - Math.floor(wound) < 0.3 ? 0.75 : 1));
                },
                1,
                x - w,
                y - 0.7 * size,
                x + w,
                y - 0.7 * size,
                x + w,
                y + 0.7 * size,
                x - w,
                y + 0.7 * size);
        for (int side = -1; side <= 1; side += 2) {
            canvas.ellipse(
                    (u, v, out) -> wood.put(out, 0.9 - 0.3 * u),
                    1,
                    x,
                    y + side * 0.78 * size,
                    1.2 * w,
                    0.2 * size,
                    0,
                    0);
        }
    }

    private static void paper(Canvas canvas, Dice dice, Relief relief, double x, double y, double size) {
        double angle = 2 * Math.PI * dice.unit();
        double c = size * StrictMath.cos(angle);
        double s = size * StrictMath.sin(angle);
        double k = dice.between(0.6, 0.8);
        Colour sheet = Colour.hue(dice.between(0.1, 0.16), dice.between(0.05, 0.25), dice.between(0.8, 1.0));
        double[] at = {
            x - c + k * s,
            y - s - k * c,
            x + c + k * s,
            y + s - k * c,
            x + c - k * s,
            y + s + k * c,
            x - c - k * s,
            y - s + k * c
        };
        double[] below = at.clone();
        for (int i = 0; i < below.length; i++) {
            below[i] += i % 2 == 0 ? 0.015 : 0.02;
        }
        canvas.polygon(Colour.of(0, 0, 0), 0.45, below);
        canvas.polygon((px, py, out) -> sheet.put(out, 0.95 + 0.15 * relief.fractal(px * 5, py * 5, 4)), 1, at);
        for (int line = 0; line < 8; line++) {
            double down = -0.75 * k + 1.5 * k * line / 7;
            double reach = line == 7 ? 0.1 : dice.between(0.6, 0.85);
            canvas.line(
                    Colour.of(0.15, 0.15, 0.3),
                    0.7,
                    0.03 * size,
                    x - 0.85 * c - down * s,
                    y - 0.85 * s + down * c,
                    x + reach * c - down * s,
                    y + reach * s + down * c);
        }
    }

    private static void fruit(Canvas canvas, Dice dice, Relief relief, double x, double y, double size) {
        Colour skin =
                Colour.hue(dice.pick(new double[] {0, 0.05, 0.09, 0.14, 0.27, 0.85}), 0.8, dice.between(0.5, 0.95));
        Colour blush = Colour.hue(dice.between(0.0, 0.2), 0.8, 0.9);
        shadow(canvas, x, y, size, 0.96 * size, 0);
        canvas.ellipse(
                (u, v, out) -> {
                    double bulge = Math.sqrt(Math.max(0, 1 - u * u - v * v));
                    double lit = 0.25 + 0.85 * Math.max(0, bulge * 0.75 - 0.45 * u - 0.5 * v);
                    double spot = relief.fractal(u * 6 + x * 9, v * 6, 3);
                    skin.towards(blush, 0.4 + spot).put(out, lit + 0.06 * spot);
                },
                1,
                x,
                y,
                size,
                0.96 * size,
                0,
                0);
        canvas.glow(Colour.of(1, 1, 1), 0.7, x - 0.38 * size, y - 0.42 * size, 0.3 * size);
        canvas.line(Colour.of(0.2, 0.13, 0.06), 1, 0.07 * size, x, y - 0.7 * size, x + 0.12 * size, y - 1.12 * size);
    }
}
