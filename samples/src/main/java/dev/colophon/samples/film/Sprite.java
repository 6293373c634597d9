package dev.colophon.samples.film;

import dev.colophon.samples.picture.Canvas;

/** What moves in front of the scenery. */
interface Sprite {

    /**
     * Draws it.
     *
     * @param seconds since the shot began
     * @param done share of the shot, 0..1
     */
    void draw(Canvas canvas, double seconds, double done);
}
