package dev.colophon.samples;

/** Paints a kind of picture; the dice decide composition, colours and detail. */
interface Painter {

    void paint(Canvas canvas, Dice dice);
}
