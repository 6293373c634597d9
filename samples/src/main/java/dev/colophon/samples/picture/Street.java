package dev.colophon.samples.picture;

import dev.colophon.samples.Dice;

/** A street of old houses in the evening: lit windows, lamps, a wet pavement. */
public final class Street implements Painter {

    @Override
    public void paint(Canvas canvas, Dice dice) {
        Relief relief = new Relief(dice);
        double ground = dice.between(0.68, 0.88);
        Colour high = Colour.hue(dice.between(0.58, 0.8), 0.7, dice.between(0.1, 0.3));
        Colour low = Colour.hue(dice.between(0.55, 1.05), 0.5, dice.between(0.3, 0.7));
        double cloud = dice.between(0.15, 0.5);
        canvas.band(0, 1, (x, y, out) -> {
            double star = relief.cell((int) (x * 420), (int) (y * 420)) > 0.9985 ? 0.5 * (1 - y) : 0;
            double thick = cloud * relief.fractal(x * 2, y * 4, 5);
            high.towards(low, y / ground + thick).put(out);
            for (int c = 0; c < 3; c++) {
                out[c] += (float) star;
            }
        });
        double moonX = dice.between(0.1, 0.9) * canvas.aspect;
        double moonY = dice.between(0.07, 0.3);
        double moon = dice.between(0.035, 0.09);
        canvas.glow(Colour.of(0.8, 0.85, 1), 0.5, moonX, moonY, 5 * moon);
        canvas.ellipse(
                (u, v, out) -> Colour.of(0.95, 0.95, 0.88).put(out, 0.85 + 0.3 * relief.fractal(u * 2.2, v * 2.2, 3)),
                1,
                moonX,
                moonY,
                moon,
                moon,
                0,
                0);
        houses(canvas, dice, relief, ground, 0.55, high.towards(low, 0.5).times(0.55));
        houses(canvas, dice, relief, ground, 1, Colour.of(0, 0, 0));
        pavement(canvas, relief, ground);
        lamps(canvas, dice, ground);
    }

    private static void houses(Canvas canvas, Dice dice, Relief relief, double ground, double near, Colour far) {
        double x = -dice.between(0.0, 0.2);
        double usual = dice.between(0.28, 0.5);
        while (x < canvas.aspect) {
            if (near == 1 && dice.chance(0.2)) {
                x += dice.between(0.05, 0.22);
            }
            double wide = dice.between(0.14, 0.34);
            double tall = Math.min(ground - 0.05, usual * dice.between(0.6, 1.6) * (near < 1 ? 1.35 : 1));
            Colour wall = Colour.hue(dice.unit(), dice.between(0.15, 0.5), dice.between(0.16, 0.5));
            if (near < 1) {
                wall = wall.times(0.5).towards(far, 0.6);
            }
            house(canvas, dice, relief, x, ground, wide, tall, wall, near);
            x += wide;
        }
    }

    private static void house(
            Canvas canvas,
            Dice dice,
            Relief relief,
            double left,
            double ground,
            double wide,
            double tall,
            Colour wall,
            double near) {
        double top = ground - tall;
        double right = left + wide;
        double brick = dice.between(70.0, 110.0);
        canvas.polygon(
                (x, y, out) -> {
                    double row = y * brick;
                    double along = x * brick * 0.5 + ((int) row % 2 == 0 ? 0 : 0.5);
                    boolean joint = row - Math.floor(row) < 0.16 || along - Math.floor(along) < 0.07;
                    double tone = 0.85 + 0.25 * relief.cell((int) Math.floor(along), (int) row);
                    wall.put(out, (joint ? 0.72 : tone) + 0.2 * relief.fractal(x * 7, y * 7, 4));
                },
                1,
                left,
                top,
                right,
                top,
                right,
                ground,
                left,
                ground);
        roof(canvas, dice, relief, left, top, wide, wall);
        double pane = dice.between(0.045, 0.07);
        int columns = Math.max(1, (int) (wide / (pane * 1.9)));
        double gap = wide / columns;
        int floors = Math.max(1, (int) (tall / (pane * 2.3)));
        double lit = dice.between(0.2, 0.85);
        int door = near == 1 ? dice.below(columns) : -1;
        for (int floor = 0; floor < floors; floor++) {
            double y = top + (floor + 0.5) * tall / floors;
            for (int column = 0; column < columns; column++) {
                double x = left + (column + 0.5) * gap;
                if (floor == floors - 1 && column == door) {
                    door(canvas, dice, x, ground, pane);
                } else {
                    window(canvas, dice, x, y, pane, dice.chance(lit), near);
                }
            }
        }
    }

    private static void roof(
            Canvas canvas, Dice dice, Relief relief, double left, double top, double wide, Colour wall) {
        Colour tile = Colour.hue(dice.between(0.97, 1.08), dice.between(0.1, 0.5), dice.between(0.1, 0.28));
        Canvas.Shade tiles = (x, y, out) -> {
            double row = y * 90;
            double wave = x * 60 + ((int) row % 2) * 0.5;
            tile.put(
                    out,
                    0.7 + 0.5 * (wave - Math.floor(wave)) * (row - Math.floor(row)) + 0.2 * relief.at(x * 20, y * 20));
        };
        double over = 0.012;
        double tall = wide * dice.between(0.3, 1.1);
        double right = left + wide;
        double middle = left + wide / 2;
        switch (dice.below(4)) {
            case 0 -> canvas.polygon(tiles, 1, left - over, top, middle, top - tall, right + over, top);
            case 1 ->
                canvas.polygon(
                        tiles,
                        1,
                        left - over,
                        top,
                        left + 0.2 * wide,
                        top - 0.5 * tall,
                        right - 0.2 * wide,
                        top - 0.5 * tall,
                        right + over,
                        top);
            case 2 -> {
                double step = wide / 8;
                for (int i = 0; i < 4; i++) {
                    canvas.rectangle(
                            wall.times(0.9 - 0.06 * i),
                            left + i * step,
                            top - (i + 1) * step * 1.2,
                            right - i * step,
                            top);
                }
            }
            default -> canvas.rectangle(wall.times(0.7), left - over, top - 0.02, right + over, top + 0.008);
        }
        if (dice.chance(0.6)) {
            double x = left + wide * dice.between(0.2, 0.75);
            canvas.rectangle(wall.times(0.6), x, top - 0.55 * tall - 0.04, x + 0.03, top - 0.2 * tall);
        }
    }

    private static void window(Canvas canvas, Dice dice, double x, double y, double size, boolean lit, double near) {
        double w = size * 0.45;
        double h = size * 0.68;
        Colour frame = Colour.of(0.75, 0.72, 0.66).times(0.55 * near);
        canvas.rectangle(frame, x - w - 0.006, y - h - 0.006, x + w + 0.006, y + h + 0.006);
        Colour glass = lit
                ? Colour.hue(dice.between(0.08, 0.15), dice.between(0.35, 0.75), dice.between(0.75, 1.0))
                : Colour.hue(0.6, 0.5, dice.between(0.05, 0.16));
        double curtain = dice.between(-1.0, 1.0);
        double bright = lit ? 1 : 0.9;
        canvas.polygon(
                (px, py, out) -> glass.put(
                        out,
                        bright * (1 - 0.35 * Math.max(0, (py - y) / h) - (curtain * (px - x) / w > 0.45 ? 0.4 : 0))),
                1,
                x - w,
                y - h,
                x + w,
                y - h,
                x + w,
                y + h,
                x - w,
                y + h);
        canvas.rectangle(frame, x - 0.0025, y - h, x + 0.0025, y + h);
        canvas.rectangle(frame, x - w, y - 0.2 * h - 0.0025, x + w, y - 0.2 * h + 0.0025);
        if (lit && near == 1) {
            canvas.glow(Colour.of(1, 0.7, 0.3), 0.12, x, y, 2.6 * size);
        }
    }

    private static void door(Canvas canvas, Dice dice, double x, double ground, double pane) {
        Colour wood = Colour.hue(dice.unit(), 0.6, dice.between(0.15, 0.4));
        double w = pane * 0.55;
        double top = ground - 2 * pane;
        canvas.rectangle(wood.times(0.4), x - w - 0.008, top - 0.008, x + w + 0.008, ground);
        canvas.rectangle(wood, x - w, top, x + w, ground);
        canvas.rectangle(wood.times(0.7), x - 0.7 * w, top + 0.012, x - 0.1 * w, ground - 0.02);
        canvas.rectangle(wood.times(0.7), x + 0.1 * w, top + 0.012, x + 0.7 * w, ground - 0.02);
    }

    private static void pavement(Canvas canvas, Relief relief, double ground) {
        canvas.band(ground, 1, (x, y, out) -> {
            double depth = (y - ground) / (1 - ground);
            double row = 14 * Math.sqrt(depth + 0.02);
            double along = (x - 0.6) * 14 / (0.35 + depth) + ((int) row % 2) * 0.5;
            boolean joint = row - Math.floor(row) < 0.14 || along - Math.floor(along) < 0.1;
            double tone = relief.cell((int) Math.floor(along) + 1000, (int) row);
            double puddle = Math.clamp(0.5 + 2 * relief.fractal(x * 3, depth * 4, 3), 0.12, 0.85);
            double bent = 0.02 * (tone - 0.5) + 0.012 * relief.at(x * 40, y * 90);
            canvas.sample(x + bent, ground - (y - ground) * 1.6 - 0.01 - Math.abs(bent), out);
            float keep = (float) (puddle * (1 - 0.4 * depth));
            float stone = (float) ((joint ? 0.05 : 0.12 + 0.08 * tone) * (1 - keep));
            out[0] = out[0] * keep + stone;
            out[1] = out[1] * keep + stone;
            out[2] = out[2] * keep + stone * 1.2f;
        });
    }

    private static void lamps(Canvas canvas, Dice dice, double ground) {
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            double x = (i + dice.between(0.2, 0.8)) / count * canvas.aspect;
            double foot = dice.between(ground + 0.03, 0.98);
            double tall = (foot - ground + 0.25) * dice.between(1.0, 1.4);
            Colour iron = Colour.of(0.03, 0.03, 0.05);
            canvas.rectangle(iron, x - 0.007, foot - tall, x + 0.007, foot);
            canvas.rectangle(iron, x - 0.02, foot - 0.03, x + 0.02, foot);
            double y = foot - tall - 0.03;
            canvas.glow(Colour.of(1, 0.78, 0.4), 0.9, x, y, dice.between(0.22, 0.4));
            canvas.polygon(
                    iron, 1, x - 0.026, y + 0.035, x - 0.036, y - 0.03, x, y - 0.06, x + 0.036, y - 0.03, x + 0.026,
                    y + 0.035);
            canvas.polygon(
                    Colour.of(1, 0.92, 0.66),
                    1,
                    x - 0.02,
                    y + 0.028,
                    x - 0.028,
                    y - 0.026,
                    x + 0.028,
                    y - 0.026,
                    x + 0.02,
                    y + 0.028);
        }
    }
}
