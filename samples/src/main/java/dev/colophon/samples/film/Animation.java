package dev.colophon.samples.film;

import dev.colophon.samples.Dice;
import dev.colophon.samples.picture.Coast;
import dev.colophon.samples.picture.Flowers;
import dev.colophon.samples.picture.Mountains;
import dev.colophon.samples.picture.Painter;
import dev.colophon.samples.picture.Portrait;
import dev.colophon.samples.picture.Street;
import dev.colophon.samples.picture.Weave;
import java.util.ArrayList;
import java.util.List;

/**
 * Films of our own: painted scenery under a moving camera, several shots with cuts, things that cross the picture, and
 * music. The same frames for the same seed on every machine.
 */
public final class Animation {

    /** The longest film, ten minutes. */
    private static final double LONGEST_SECONDS = 600;

    private static final Painter[] SCENERY = {
        new Mountains(), new Street(), new Flowers(), new Coast(), new Weave(), new Portrait()
    };

    private Animation() {}

    /** A paper boat sails over a table, a map, a lake and a wet street: 16 seconds, five shots. */
    public static Film paperBoat(int width, int height, int fps) {
        Dice dice = new Dice(314);
        List<Painter> sets = List.of(new Weave(), new Coast(), new Mountains(), new Flowers(), new Street());
        List<Shot> shots = new ArrayList<>();
        int frames = 16 * fps;
        for (int i = 0; i < sets.size(); i++) {
            List<Sprite> cast = new ArrayList<>();
            if (i == 2) {
                cast.add(Sprites.birds(dice));
            }
            cast.add(Sprites.boat(dice));
            if (i == 4) {
                cast.add(Sprites.snow(dice));
            }
            shots.add(shot(dice, frames * i / 5, frames * (i + 1) / 5, sets.get(i), cast));
        }
        return checked(new Film(width, height, fps, frames, shots, 9_001));
    }

    /** A train crosses the night, seen from the street, the hills and its own window: 18 seconds, five shots. */
    public static Film nightTrain(int width, int height, int fps) {
        Dice dice = new Dice(2_718);
        List<Painter> sets = List.of(new Street(), new Mountains(), new Portrait(), new Coast(), new Flowers());
        List<Shot> shots = new ArrayList<>();
        int frames = 18 * fps;
        for (int i = 0; i < sets.size(); i++) {
            List<Sprite> cast = new ArrayList<>();
            cast.add(i == 2 ? Sprites.posts(dice) : Sprites.train(dice));
            if (i == 1) {
                cast.add(Sprites.snow(dice));
            }
            if (i == 4) {
                cast.add(Sprites.balloons(dice));
            }
            shots.add(shot(dice, frames * i / 5, frames * (i + 1) / 5, sets.get(i), cast));
        }
        return checked(new Film(width, height, fps, frames, shots, 9_002));
    }

    /**
     * One of endlessly many films: scenery, camera, cast, cuts and music come from the seed.
     *
     * @param seconds length, above 0 and up to ten minutes
     * @param fps frames a second, from 1
     */
    public static Film film(long seed, int width, int height, double seconds, int fps) {
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS) || fps < 1) {
            throw new IllegalArgumentException("a film lasts up to " + LONGEST_SECONDS
                    + " s at 1 frame a second or more, not " + seconds + " s at " + fps);
        }
        Dice dice = new Dice(seed);
        int frames = Math.max(1, (int) Math.round(seconds * fps));
        List<Shot> shots = new ArrayList<>();
        int at = 0;
        while (at < frames) {
            int end = Math.min(frames, at + Math.max(1, (int) Math.round(dice.between(2.2, 4.5) * fps)));
            if (frames - end < fps) {
                end = frames;
            }
            List<Sprite> cast = new ArrayList<>();
            for (int i = dice.between(1, 3); i > 0; i--) {
                cast.add(Sprites.random(dice));
            }
            shots.add(shot(dice, at, end, dice.pick(SCENERY), cast));
            at = end;
        }
        return checked(new Film(width, height, fps, frames, shots, dice.next()));
    }

    private static Shot shot(Dice dice, int from, int end, Painter painter, List<Sprite> cast) {
        double left = dice.between(0.0, 0.4);
        double right = dice.between(0.6, 1.0);
        boolean leftward = dice.chance(0.5);
        double wide = dice.between(0.7, 0.95);
        double close = dice.between(0.5, 0.75);
        boolean inward = dice.chance(0.6);
        Shot.View start = new Shot.View(leftward ? right : left, dice.between(0.1, 0.9), inward ? wide : close);
        Shot.View stop = new Shot.View(leftward ? left : right, dice.between(0.1, 0.9), inward ? close : wide);
        return new Shot(from, end - from, painter, dice.next(), start, stop, cast);
    }

    private static Film checked(Film film) {
        if (film.width() < 16 || film.height() < 16 || film.width() > 4_096 || film.height() > 4_096) {
            throw new IllegalArgumentException(
                    "a film is 16 to 4096 pixels wide and high, not " + film.width() + "x" + film.height());
        }
        return film;
    }
}
