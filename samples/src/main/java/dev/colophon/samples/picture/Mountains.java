package dev.colophon.samples.picture;

import dev.colophon.samples.Dice;

/** Ranges of mountains above a lake that mirrors them, between firs. */
public final class Mountains implements Painter {

    @Override
    public void paint(Canvas canvas, Dice dice) {
        Relief relief = new Relief(dice);
        double shore = dice.between(0.5, 0.82);
        double hue = dice.pick(new double[] {0.55, 0.6, 0.05, 0.93, 0.75});
        Colour high = Colour.hue(hue, dice.between(0.35, 0.7), dice.between(0.25, 0.85));
        Colour low = Colour.hue(hue + dice.pick(new double[] {0.45, 0.02, 0.1}), 0.35, dice.between(0.75, 1.0));
        sky(canvas, dice, relief, shore, high, low);
        int ranges = dice.between(3, 5);
        Colour rock = Colour.hue(dice.between(0.02, 0.7), 0.25, 0.42);
        boolean sunLeft = dice.chance(0.5);
        for (int i = 0; i < ranges; i++) {
            double near = (i + 1.0) / ranges;
            range(canvas, relief, dice, shore, near, rock.towards(low, 0.75 * (1 - near)), low, sunLeft);
        }
        lake(canvas, relief, shore, high.towards(rock, 0.5).times(0.7));
        firs(canvas, dice);
    }

    private static void sky(Canvas canvas, Dice dice, Relief relief, double shore, Colour high, Colour low) {
        double cloudiness = dice.between(-0.2, 0.35);
        double stretch = dice.between(1.0, 4.0);
        Colour cloud = low.towards(Colour.of(1, 1, 1), 0.6);
        canvas.band(0, shore + 0.01, (x, y, out) -> {
            Colour air = high.towards(low, y / shore);
            double thick = relief.fractal(x * 2.2, y * 2.2 * stretch, 5) + cloudiness;
            air.towards(cloud, Math.clamp(thick * 1.8, 0, 0.9)).put(out);
        });
        double sunX = dice.between(0.08, 0.92) * canvas.aspect;
        double sunY = dice.between(0.08, 0.6) * shore;
        canvas.glow(Colour.of(1, 0.85, 0.55), 0.7, sunX, sunY, dice.between(0.25, 0.55));
        double size = dice.between(0.03, 0.075);
        canvas.ellipse(Colour.of(1, 0.96, 0.82), 1, sunX, sunY, size, size, 0);
    }

    private static void range(
            Canvas canvas,
            Relief relief,
            Dice dice,
            double shore,
            double near,
            Colour rock,
            Colour haze,
            boolean sunLeft) {
        double shift = dice.between(0.0, 100.0);
        double tall = shore * dice.between(0.35, 0.85) * (1.15 - 0.75 * near);
        double rough = dice.between(0.7, 1.5);
        double snowLine = shore - tall * dice.between(0.35, 0.8);
        int columns = canvas.width;
        double[] crest = new double[columns];
        double peak = dice.between(0.1, 0.9) * canvas.aspect;
        for (int i = 0; i < columns; i++) {
            double x = (i + 0.5) / canvas.height;
            double hump = Math.max(0, 1 - Math.abs(x - peak) / (0.75 * canvas.aspect));
            double jag = relief.ridged(x * rough + shift, shift, 6);
            crest[i] = shore - tall * Math.clamp(0.12 + 0.55 * jag + 0.65 * hump * jag + 0.2 * hump, 0, 1.2);
        }
        double side = sunLeft ? 1 : -1;
        Colour snow = Colour.of(0.96, 0.97, 1).towards(haze, 0.5 * (1 - near));
        Colour wood = Colour.of(0.1, 0.22, 0.14).towards(haze, 0.75 * (1 - near));
        canvas.polygon(
                (x, y, out) -> {
                    double bend = 0.06 * relief.at(x * 5, y * 5 + shift);
                    double here = relief.ridged((x + bend) * 3.1 + shift, (y - bend) * 2.2, 5);
                    double beside = relief.ridged((x + bend + 0.006) * 3.1 + shift, (y - bend) * 2.2, 5);
                    double lit = Math.clamp(0.72 + side * (beside - here) * 9, 0.35, 1.25);
                    double fine = 0.12 * relief.fractal(x * 60, y * 60, 2);
                    Colour ground = y + 0.12 * (here - 0.4) < snowLine
                            ? snow
                            : y > shore - 0.35 * tall + 0.2 * (here - 0.4) ? wood : rock;
                    ground.put(out, lit + fine);
                },
                1,
                outline(crest, canvas, shore));
    }

    private static double[] outline(double[] crest, Canvas canvas, double shore) {
        int step = 2;
        int points = (crest.length + step - 1) / step;
        double[] corners = new double[2 * (points + 4)];
        int n = 0;
        corners[n++] = -0.01;
        corners[n++] = shore + 0.005;
        corners[n++] = -0.01;
        corners[n++] = crest[0];
        for (int i = 0; i < crest.length; i += step) {
            corners[n++] = (i + 0.5) / canvas.height;
            corners[n++] = crest[i];
        }
        corners[n++] = canvas.aspect + 0.01;
        corners[n++] = crest[crest.length - 1];
        corners[n++] = canvas.aspect + 0.01;
        corners[n] = shore + 0.005;
        return corners;
    }

    /** Water that shows what is above it, darker and broken by ripples. */
    static void lake(Canvas canvas, Relief relief, double shore, Colour water) {
        canvas.band(shore, 1, (x, y, out) -> {
            double depth = (y - shore) / (1 - shore);
            double ripple = relief.fractal(x * 3 / (0.15 + depth), 22 * Math.sqrt(depth + 0.01), 3);
            double bent = 0.03 * (0.15 + depth) * ripple;
            canvas.sample(x + bent * 0.6, shore - (y - shore) * 0.95 - Math.abs(bent) - 0.004, out);
            float keep = (float) Math.clamp(0.78 - 0.45 * depth + 0.18 * ripple, 0.1, 0.9);
            out[0] = out[0] * keep + water.red() * (1 - keep);
            out[1] = out[1] * keep + water.green() * (1 - keep);
            out[2] = out[2] * keep + water.blue() * (1 - keep);
        });
    }

    private static void firs(Canvas canvas, Dice dice) {
        int count = dice.between(2, 9);
        boolean leftSide = dice.chance(0.5);
        for (int i = 0; i < count; i++) {
            double edge = Math.abs(0.3 * dice.bell()) * canvas.aspect * 0.6;
            double x = leftSide == dice.chance(0.8) ? edge : canvas.aspect - edge;
            double foot = dice.between(0.92, 1.15);
            fir(canvas, dice, x, foot, dice.between(0.25, 0.85));
        }
    }

    private static void fir(Canvas canvas, Dice dice, double x, double foot, double tall) {
        Colour green = Colour.hue(dice.between(0.3, 0.42), 0.6, dice.between(0.07, 0.2));
        canvas.rectangle(green.times(0.5), x - 0.012 * tall, foot - 0.2 * tall, x + 0.012 * tall, foot);
        int tiers = (int) (10 + 22 * tall);
        for (int i = tiers; i >= 0; i--) {
            double share = (double) i / tiers;
            double y = foot - tall + share * 0.9 * tall;
            double wide = (0.02 + 0.2 * share * dice.between(0.75, 1.1)) * tall;
            double droop = 0.07 * tall;
            Colour lit = green.times(dice.between(0.7, 1.5));
            canvas.polygon(
                    lit,
                    0.95,
                    x,
                    y - droop * 0.6,
                    x + wide,
                    y + droop,
                    x + wide * 0.3,
                    y + droop * 0.55,
                    x,
                    y + droop,
                    x - wide * 0.35,
                    y + droop * 0.5,
                    x - wide * dice.between(0.8, 1.1),
                    y + droop * 0.9);
        }
    }
}
