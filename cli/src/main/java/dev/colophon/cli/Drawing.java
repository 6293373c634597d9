package dev.colophon.cli;

/** Something to draw on, in pixels from the upper left. Colours are 0xRRGGBB, opacity is 0..1. */
interface Drawing {

    void rectangle(double x, double y, double width, double height, int colour, double opacity);

    void line(double x1, double y1, double x2, double y2, double width, int colour, double opacity);

    void dot(double x, double y, double radius, int colour, double opacity);

    /** Text whose baseline begins at a place. */
    void text(double x, double y, int size, int colour, String text);

    /** The finished file. */
    byte[] bytes();
}
