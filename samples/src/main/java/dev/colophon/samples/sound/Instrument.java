package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;

/** Renders single notes. Implementations may keep tables and scratch space: not thread-safe. */
interface Instrument {

    /** Adds one note to the mix. */
    void play(Note note, Mix mix, double gain, double pan, double wet, Dice dice);
}
