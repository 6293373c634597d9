package dev.colophon.samples.picture;

import dev.colophon.samples.Dice;
import java.util.ArrayList;
import java.util.List;

/** A map of a coast that nobody has sailed: hill shading, depth lines, towns, roads, a compass rose. */
public final class Coast implements Painter {

    @Override
    public void paint(Canvas canvas, Dice dice) {
        Relief relief = new Relief(dice);
        double scale = dice.between(0.9, 2.0);
        double level = dice.between(-0.18, 0.18);
        double angle = 2 * Math.PI * dice.unit();
        double leanX = dice.between(0.1, 0.9) * StrictMath.cos(angle);
        double leanY = dice.between(0.1, 0.9) * StrictMath.sin(angle);
        double middle = canvas.aspect / 2;
        double hue = dice.between(0.48, 0.62);
        boolean night = dice.chance(0.3);
        Colour deep = Colour.hue(hue, 0.65, night ? 0.15 : 0.35);
        Colour shallow = Colour.hue(hue - 0.04, 0.35, night ? 0.4 : 0.88);
        Colour plain = Colour.hue(dice.between(0.15, 0.33), 0.35, night ? 0.35 : 0.8);
        Colour upland = Colour.hue(dice.between(0.04, 0.14), 0.5, night ? 0.5 : 0.6);
        float[] heights = new float[canvas.width * canvas.height];
        canvas.fill((x, y, out) -> heights[index(canvas, x, y)] =
                (float) (relief.fractal(x * scale, y * scale, 8) + leanX * (x - middle) + leanY * (y - 0.5) - level));
        canvas.fill((x, y, out) -> {
            double h = heights[index(canvas, x, y)];
            double paper = 0.97 + 0.05 * relief.fractal(x * 30, y * 30, 3);
            if (h < 0) {
                double line = -h * 14;
                double ink = line < 4 && line - Math.floor(line) < 0.12 ? 0.85 : 1;
                shallow.towards(deep, -h * 1.6).put(out, paper * ink);
            } else {
                double west = heights[index(canvas, x - 2.0 / canvas.height, y - 2.0 / canvas.height)];
                double lit = Math.clamp(1 + (h - west) * canvas.height / 55, 0.45, 1.4);
                double edge = h < 0.012 ? 0.45 : 1;
                Colour ground = plain.towards(upland, h * 1.8);
                (h > 0.62 ? ground.towards(Colour.of(1, 1, 1), (h - 0.62) * 6) : ground).put(out, paper * lit * edge);
            }
        });
        grid(canvas, night);
        towns(canvas, dice, heights, night);
        rose(canvas, dice, heights);
        border(canvas, night);
    }

    private static int index(Canvas canvas, double x, double y) {
        int column = Math.clamp((int) (x * canvas.height), 0, canvas.width - 1);
        int row = Math.clamp((int) (y * canvas.height), 0, canvas.height - 1);
        return row * canvas.width + column;
    }

    private static void grid(Canvas canvas, boolean night) {
        Colour ink = night ? Colour.of(0.7, 0.75, 0.8) : Colour.of(0.25, 0.2, 0.2);
        for (double x = 0.2; x < canvas.aspect; x += 0.2) {
            canvas.line(ink, 0.25, 0.0016, x, 0, x, 1);
        }
        for (double y = 0.2; y < 1; y += 0.2) {
            canvas.line(ink, 0.25, 0.0016, 0, y, canvas.aspect, y);
        }
    }

    private static void towns(Canvas canvas, Dice dice, float[] heights, boolean night) {
        Colour road = night ? Colour.of(1, 0.85, 0.5) : Colour.of(0.6, 0.15, 0.1);
        List<double[]> towns = new ArrayList<>();
        for (int tries = 0; tries < 200 && towns.size() < 12; tries++) {
            double x = dice.between(0.05, 0.95) * canvas.aspect;
            double y = dice.between(0.05, 0.95);
            double h = heights[index(canvas, x, y)];
            if (h > 0.02 && h < 0.5) {
                towns.add(new double[] {x, y});
            }
        }
        for (int i = 1; i < towns.size(); i++) {
            double[] from = towns.get(i);
            double[] to = towns.get(dice.below(i));
            double x = from[0];
            double y = from[1];
            int legs = 14;
            for (int leg = 1; leg <= legs; leg++) {
                double wobble = leg < legs ? 0.005 * dice.bell() : 0;
                double nx = from[0] + (to[0] - from[0]) * leg / legs + wobble;
                double ny = from[1] + (to[1] - from[1]) * leg / legs + wobble;
                if (heights[index(canvas, nx, ny)] > 0) {
                    canvas.line(road, 0.8, 0.004, x, y, nx, ny);
                }
                x = nx;
                y = ny;
            }
        }
        for (double[] town : towns) {
            double r = dice.between(0.007, 0.016);
            canvas.ellipse(Colour.of(0.1, 0.08, 0.08), 1, town[0], town[1], r, r, 0);
            canvas.ellipse(Colour.of(1, 0.96, 0.85), 1, town[0], town[1], 0.62 * r, 0.62 * r, 0);
        }
    }

    private static void rose(Canvas canvas, Dice dice, float[] heights) {
        double x = 0.2;
        double y = 0.2;
        for (int tries = 0; tries < 60; tries++) {
            x = dice.between(0.18, canvas.aspect - 0.18);
            y = dice.between(0.18, 0.82);
            if (heights[index(canvas, x, y)] < -0.08) {
                break;
            }
        }
        double size = dice.between(0.1, 0.17);
        Colour dark = Colour.of(0.15, 0.1, 0.12);
        Colour pale = Colour.of(0.97, 0.92, 0.8);
        canvas.ellipse(dark, 0.8, x, y, 0.72 * size, 0.72 * size, 0);
        canvas.ellipse(pale, 0.9, x, y, 0.68 * size, 0.68 * size, 0);
        for (int i = 15; i >= 0; i--) {
            int point = (i * 2) % 16 + (i >= 8 ? 1 : 0);
            double reach = size * (point % 4 == 0 ? 1 : point % 2 == 0 ? 0.75 : 0.5);
            double turns = point / 16.0 - 0.25;
            double tipX = x + reach * StrictMath.cos(2 * Math.PI * turns);
            double tipY = y + reach * StrictMath.sin(2 * Math.PI * turns);
            double waist = 0.13 * reach;
            double sideX = -waist * StrictMath.sin(2 * Math.PI * turns);
            double sideY = waist * StrictMath.cos(2 * Math.PI * turns);
            canvas.polygon(dark, 1, x, y, x + sideX * 1.4, y + sideY * 1.4, tipX, tipY);
            canvas.polygon(Colour.of(0.75, 0.3, 0.2), 1, x, y, x - sideX * 1.4, y - sideY * 1.4, tipX, tipY);
        }
    }

    private static void border(Canvas canvas, boolean night) {
        Colour ink = night ? Colour.of(0.8, 0.8, 0.75) : Colour.of(0.15, 0.12, 0.12);
        double t = 0.02;
        int i = 0;
        for (double x = 0; x < canvas.aspect; x += 0.1, i++) {
            Colour tone = i % 2 == 0 ? ink : Colour.of(0.95, 0.93, 0.85);
            canvas.rectangle(tone, x, 0, x + 0.1, t);
            canvas.rectangle(tone, x, 1 - t, x + 0.1, 1);
        }
        i = 0;
        for (double y = 0; y < 1; y += 0.1, i++) {
            Colour tone = i % 2 == 0 ? ink : Colour.of(0.95, 0.93, 0.85);
            canvas.rectangle(tone, 0, y, t, y + 0.1);
            canvas.rectangle(tone, canvas.aspect - t, y, canvas.aspect, y + 0.1);
        }
    }
}
