package dev.colophon.cli.drawing;

import java.awt.image.BufferedImage;
import java.util.List;

/** Something to draw on, in pixels from the upper left. Colours are 0xRRGGBB, opacity is 0..1. */
public interface Drawing {

    /** The family of letters that the reader's system has for it. */
    enum Face {
        SANS,
        SERIF,
        MONO
    }

    /** How text is set; the size is the height of a line of letters in pixels. */
    record Type(Face face, int size, boolean bold) {

        public static Type sans(int size) {
            return new Type(Face.SANS, size, false);
        }

        public static Type bold(int size) {
            return new Type(Face.SANS, size, true);
        }

        public static Type serif(int size) {
            return new Type(Face.SERIF, size, false);
        }
    }

    /** A stretch of a line of text in one colour. */
    record Run(String text, int colour) {}

    void rectangle(double x, double y, double width, double height, int colour, double opacity);

    void line(double x1, double y1, double x2, double y2, double width, int colour, double opacity);

    void dot(double x, double y, double radius, int colour, double opacity);

    /**
     * A filled shape.
     *
     * @param corners x and y of each in turn
     */
    void polygon(double[] corners, int colour, double opacity);

    /** A picture, scaled to fill a rectangle. */
    void image(double x, double y, double width, double height, BufferedImage image);

    /** One line of text whose baseline begins at a place. */
    void text(double x, double y, Type type, List<Run> runs);

    /** Text in one colour and the plain face. */
    default void text(double x, double y, int size, int colour, String text) {
        text(x, y, Type.sans(size), List.of(new Run(text, colour)));
    }

    /** The finished file. */
    byte[] bytes();
}
