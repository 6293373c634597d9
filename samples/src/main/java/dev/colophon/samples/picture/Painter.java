package dev.colophon.samples.picture;

import dev.colophon.samples.Dice;

/** Paints a kind of picture; the dice decide composition, colours and detail. */
public interface Painter {

    void paint(Canvas canvas, Dice dice);
}
