package dev.colophon.samples.film;

import dev.colophon.samples.Dice;
import dev.colophon.samples.Tables;
import dev.colophon.samples.picture.Canvas;
import dev.colophon.samples.picture.Colour;
import dev.colophon.samples.picture.Relief;

/** The cast. */
final class Sprites {

    private static final Colour INK = Colour.of(0.05, 0.05, 0.07);

    private Sprites() {}

    /** One of them, with its own colours, place and pace. */
    static Sprite random(Dice dice) {
        return switch (dice.below(7)) {
            case 0 -> boat(dice);
            case 1 -> train(dice);
            case 2 -> balloons(dice);
            case 3 -> birds(dice);
            case 4 -> ball(dice);
            case 5 -> posts(dice);
            default -> snow(dice);
        };
    }

    private static double wave(double turns) {
        return Tables.sine(turns - Math.floor(turns));
    }

    /** A folded paper boat that rocks across the picture. */
    static Sprite boat(Dice dice) {
        double size = dice.between(0.16, 0.3);
        double level = dice.between(0.6, 0.85);
        double way = dice.chance(0.5) ? 1 : -1;
        double phase = dice.unit();
        Colour paper = Colour.hue(dice.unit(), dice.between(0.0, 0.25), 0.97);
        return (canvas, seconds, done) -> {
            double along = way > 0 ? done : 1 - done;
            double x = (0.05 + 0.9 * along) * canvas.aspect;
            double y = level + 0.02 * wave(0.45 * seconds + phase);
            double rock = 0.14 * wave(0.6 * seconds + phase + 0.2);
            folded(canvas, paper, x, y, size, rock, way);
            for (int i = 0; i < 6; i++) {
                double spread = size * (0.9 + 0.25 * i);
                double lap = y + size * 0.42 + 0.012 * i;
                double shift = 0.05 * wave(0.8 * seconds + i * 0.3);
                canvas.line(
                        Colour.of(0.9, 0.95, 1), 0.4, 0.006, x - spread + shift, lap, x + spread + shift, lap + 0.004);
            }
        };
    }

    private static void folded(Canvas canvas, Colour paper, double x, double y, double s, double rock, double way) {
        double[] hull = {-1, 0, -0.38, 0.05, 0, 0.1, 0.38, 0.05, 1, 0, 0.6, 0.42, -0.6, 0.42};
        double[] sail = {-0.38, 0.05, 0, -0.78, 0, 0.1};
        double[] back = {0, -0.78, 0.38, 0.05, 0, 0.1};
        canvas.polygon(paper.times(0.95), 1, placed(sail, x, y, s * way, s, rock));
        canvas.polygon(paper.times(0.7), 1, placed(back, x, y, s * way, s, rock));
        canvas.polygon(
                (px, py, out) ->
                        paper.put(out, 0.98 - 0.35 * Math.abs(px - x) / s - (((int) (py * 90) & 1) == 0 ? 0.05 : 0)),
                1,
                placed(hull, x, y, s * way, s, rock));
    }

    private static double[] placed(double[] shape, double x, double y, double sx, double sy, double lean) {
        double[] at = new double[shape.length];
        for (int i = 0; i < shape.length; i += 2) {
            double u = shape[i] * sx;
            double v = shape[i + 1] * sy;
            at[i] = x + u - lean * v;
            at[i + 1] = y + v + lean * u;
        }
        return at;
    }

    /** A train with lit windows and smoke. */
    static Sprite train(Dice dice) {
        double rail = dice.between(0.62, 0.92);
        double tall = dice.between(0.12, 0.22);
        double way = dice.chance(0.5) ? 1 : -1;
        double speed = dice.between(0.35, 0.7);
        int carriages = dice.between(3, 6);
        Colour coach = Colour.hue(dice.unit(), 0.7, dice.between(0.25, 0.6));
        return (canvas, seconds, done) -> {
            double head = -0.25 + speed * seconds;
            canvas.rectangle(INK, 0, rail, canvas.aspect, rail + 0.02);
            for (double sleeper = 0; sleeper < canvas.aspect; sleeper += 0.06) {
                canvas.rectangle(INK.times(2.5), sleeper, rail + 0.02, sleeper + 0.025, rail + 0.035);
            }
            for (int puff = 0; puff < 14; puff++) {
                double age = (seconds * 3 - Math.floor(seconds * 3) + puff) / 3;
                double x = head - speed * age * 0.9 - 0.05;
                double r = 0.025 + 0.05 * age;
                canvas.ellipse(
                        (u, v, out) -> Colour.of(0.85, 0.85, 0.88).put(out),
                        0.5 / (1 + age),
                        place(canvas, x, way),
                        rail - tall * 1.25 - 0.07 * age,
                        r,
                        r,
                        0,
                        0.6);
            }
            engine(canvas, coach, head, rail, tall, way, seconds);
            for (int i = 0; i < carriages; i++) {
                carriage(
                        canvas,
                        coach.times(i % 2 == 0 ? 1 : 1.2),
                        head - (i + 1) * 2.05 * tall - 0.4 * tall,
                        rail,
                        tall,
                        way);
            }
        };
    }

    private static double place(Canvas canvas, double x, double way) {
        return way > 0 ? x : canvas.aspect - x;
    }

    private static void block(
            Canvas canvas, Colour c, double left, double top, double right, double bottom, double way) {
        canvas.rectangle(c, place(canvas, left, way), top, place(canvas, right, way), bottom);
    }

    private static void engine(
            Canvas canvas, Colour coach, double head, double rail, double tall, double way, double seconds) {
        block(canvas, INK, head - 1.7 * tall, rail - 0.78 * tall, head, rail - 0.2 * tall, way);
        block(
                canvas,
                coach.times(0.8),
                head - 2.1 * tall,
                rail - 1.15 * tall,
                head - 1.4 * tall,
                rail - 0.2 * tall,
                way);
        block(canvas, INK, head - 0.35 * tall, rail - 1.2 * tall, head - 0.15 * tall, rail - 0.7 * tall, way);
        canvas.glow(Colour.of(1, 0.9, 0.6), 0.8, place(canvas, head + 0.03, way), rail - 0.5 * tall, 0.9 * tall);
        for (int i = 0; i < 4; i++) {
            double x = place(canvas, head - (0.25 + 0.5 * i) * tall, way);
            double r = 0.19 * tall;
            canvas.ellipse(INK.times(3), 1, x, rail - r, r, r, 0);
            double turns = seconds * 1.6 * way;
            canvas.ellipse(Colour.of(0.6, 0.1, 0.1), 1, x, rail - r, 0.8 * r, 0.2 * r, turns);
        }
    }

    private static void carriage(Canvas canvas, Colour coach, double rear, double rail, double tall, double way) {
        block(canvas, coach, rear, rail - tall, rear + 1.95 * tall, rail - 0.15 * tall, way);
        block(canvas, coach.times(0.5), rear, rail - 1.06 * tall, rear + 1.95 * tall, rail - 0.94 * tall, way);
        for (int w = 0; w < 5; w++) {
            double x = rear + (0.12 + 0.36 * w) * tall;
            block(canvas, Colour.of(1, 0.87, 0.52), x, rail - 0.8 * tall, x + 0.25 * tall, rail - 0.45 * tall, way);
        }
        for (double at : new double[] {0.35, 1.6}) {
            double r = 0.14 * tall;
            canvas.ellipse(INK.times(2), 1, place(canvas, rear + at * tall, way), rail - r, r, r, 0);
        }
    }

    /** Balloons that rise. */
    static Sprite balloons(Dice dice) {
        int count = dice.between(2, 6);
        double[] x = new double[count];
        double[] start = new double[count];
        double[] size = new double[count];
        Colour[] one = new Colour[count];
        Colour[] two = new Colour[count];
        for (int i = 0; i < count; i++) {
            x[i] = dice.between(0.08, 0.92);
            start[i] = dice.between(0.4, 1.5);
            size[i] = dice.between(0.07, 0.18);
            one[i] = Colour.hue(dice.unit(), 0.85, dice.between(0.5, 1.0));
            two[i] = Colour.hue(dice.unit(), 0.5, dice.between(0.3, 1.0));
        }
        return (canvas, seconds, done) -> {
            for (int i = 0; i < count; i++) {
                double cx = x[i] * canvas.aspect + 0.05 * wave(0.2 * seconds + 0.3 * i);
                double cy = start[i] - (0.1 + size[i]) * seconds;
                double s = size[i];
                Colour a = one[i];
                Colour b = two[i];
                canvas.line(INK, 0.9, 0.004, cx - 0.5 * s, cy + 0.7 * s, cx - 0.16 * s, cy + 1.5 * s);
                canvas.line(INK, 0.9, 0.004, cx + 0.5 * s, cy + 0.7 * s, cx + 0.16 * s, cy + 1.5 * s);
                canvas.ellipse(
                        (u, v, out) -> {
                            double gore = u / Math.sqrt(Math.max(0.05, 1 - v * v)) * 3.5 + 20;
                            (((int) gore & 1) == 0 ? a : b).put(out, 0.95 - 0.35 * u - 0.2 * v);
                        },
                        1,
                        cx,
                        cy,
                        s,
                        1.15 * s,
                        0,
                        0);
                canvas.rectangle(Colour.of(0.45, 0.28, 0.12), cx - 0.2 * s, cy + 1.45 * s, cx + 0.2 * s, cy + 1.75 * s);
            }
        };
    }

    /** Birds that beat their wings. */
    static Sprite birds(Dice dice) {
        int count = dice.between(5, 12);
        double way = dice.chance(0.5) ? 1 : -1;
        double speed = dice.between(0.2, 0.4);
        double[] ahead = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            ahead[i] = dice.between(-0.7, 0.5);
            y[i] = dice.between(0.06, 0.5);
        }
        double span = dice.between(0.05, 0.1);
        return (canvas, seconds, done) -> {
            for (int i = 0; i < count; i++) {
                double x = place(canvas, 0.3 + ahead[i] + speed * seconds, way);
                double up = y[i] + 0.03 * wave(0.3 * seconds + 0.17 * i);
                double beat = 0.5 * wave(1.9 * seconds + 0.23 * i);
                canvas.polygon(INK, 0.95, x, up, x - span, up - span * beat, x - 0.3 * span, up + 0.16 * span);
                canvas.polygon(INK, 0.95, x, up, x + span, up - span * beat, x + 0.3 * span, up + 0.16 * span);
                canvas.ellipse(INK, 1, x, up + 0.05 * span, 0.35 * span, 0.13 * span, 0);
            }
        };
    }

    /** A striped ball that bounces by. */
    static Sprite ball(Dice dice) {
        double size = dice.between(0.1, 0.19);
        double way = dice.chance(0.5) ? 1 : -1;
        double speed = dice.between(0.35, 0.6);
        double high = dice.between(0.3, 0.55);
        double rate = dice.between(0.7, 1.1);
        Colour one = Colour.hue(dice.unit(), 0.9, 0.9);
        Colour two = Colour.of(0.96, 0.95, 0.9);
        return (canvas, seconds, done) -> {
            double hop = seconds * rate - Math.floor(seconds * rate);
            double x = place(canvas, -0.1 + speed * seconds, way);
            double y = 0.93 - size - high * 4 * hop * (1 - hop);
            canvas.ellipse((u, v, out) -> INK.put(out), 0.5, x, 0.95, size, 0.25 * size, 0, 0.5);
            canvas.ellipse(
                    (u, v, out) -> {
                        double cap = Math.sqrt(Math.max(0, 1 - u * u - v * v));
                        (((int) Math.floor(3.5 * u + 0.8 * cap) & 1) == 0 ? one : two).put(out, 0.45 + 0.55 * cap);
                    },
                    1,
                    x,
                    y,
                    size,
                    size,
                    0.35 * seconds * way,
                    0);
        };
    }

    /** Posts and hedges that rush past in front, as seen from a window. */
    static Sprite posts(Dice dice) {
        double speed = dice.between(0.7, 1.4);
        double apart = dice.between(0.7, 1.2);
        double wide = dice.between(0.03, 0.09);
        double hedge = dice.between(0.8, 0.93);
        Colour wood = Colour.hue(dice.between(0.05, 0.4), 0.5, dice.between(0.05, 0.2));
        Relief leaves = new Relief(dice);
        return (canvas, seconds, done) -> {
            double moved = speed * seconds;
            canvas.band(hedge - 0.09, 1, (x, y, out) -> {
                double top = hedge + 0.08 * leaves.fractal((x + moved) * 4, 0, 3);
                if (y > top) {
                    wood.put(out, 0.8 + 0.9 * leaves.fractal((x + moved) * 20, y * 20, 2));
                } else {
                    canvas.sample(x, y, out);
                }
            });
            for (double x = -(moved % apart) - apart; x < canvas.aspect + apart; x += apart) {
                canvas.rectangle(wood.times(0.6), x, 0, x + wide, 1);
                canvas.rectangle(wood.times(1.3), x, 0, x + wide * 0.3, 1);
            }
        };
    }

    /** Snow, near and far. */
    static Sprite snow(Dice dice) {
        int count = 160;
        Relief places = new Relief(dice);
        double wind = dice.between(-0.25, 0.25);
        return (canvas, seconds, done) -> {
            for (int i = 0; i < count; i++) {
                double near = places.cell(i, 0);
                double fall = places.cell(i, 1) + seconds * (0.12 + 0.3 * near);
                double drift = places.cell(i, 2) + wind * seconds * (0.5 + near) + 0.02 * wave(0.4 * seconds + near);
                double r = 0.004 + 0.016 * near * near;
                double x = (drift - Math.floor(drift)) * canvas.aspect;
                canvas.ellipse(
                        (u, v, out) -> Colour.of(1, 1, 1).put(out), 0.85, x, fall - Math.floor(fall), r, r, 0, 0.5);
            }
        };
    }
}
