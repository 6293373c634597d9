package dev.colophon.fingerprint.image;

/**
 * A rectangle of a picture, in 1/{@value #UNIT} of its width and height from the top left, so that it survives any resizing
 * and its codec.
 *
 * @param left inclusive, 0..UNIT
 * @param top inclusive, 0..UNIT
 * @param right exclusive, greater than left
 * @param bottom exclusive, greater than top
 */
public record Region(int left, int top, int right, int bottom) {

    /** The far edge. */
    public static final int UNIT = 65_535;

    /** The whole picture. */
    public static final Region WHOLE = new Region(0, 0, UNIT, UNIT);

    public Region {
        if (left < 0 || top < 0 || right > UNIT || bottom > UNIT || left >= right || top >= bottom) {
            throw new IllegalArgumentException(
                    "not a rectangle within 0.." + UNIT + ": " + left + "," + top + " to " + right + "," + bottom);
        }
    }

    /** The rectangle between fractions of the width and height. */
    public static Region of(double left, double top, double right, double bottom) {
        return new Region(units(left), units(top), units(right), units(bottom));
    }

    /** The centre crop that keeps these shares of width and height. */
    public static Region centre(double width, double height) {
        return of((1 - width) / 2, (1 - height) / 2, (1 + width) / 2, (1 + height) / 2);
    }

    /** The rectangle that {@code inner}, given within this one, takes of the whole picture. */
    public Region part(Region inner) {
        return of(
                x(inner.left / (double) UNIT),
                y(inner.top / (double) UNIT),
                x(inner.right / (double) UNIT),
                y(inner.bottom / (double) UNIT));
    }

    /** Where a fraction of this rectangle's width lies in the picture, 0..1. */
    public double x(double fraction) {
        return (left + fraction * (right - left)) / UNIT;
    }

    /** Where a fraction of this rectangle's height lies in the picture, 0..1. */
    public double y(double fraction) {
        return (top + fraction * (bottom - top)) / UNIT;
    }

    /** Share of the picture's area, 0..1. */
    public double area() {
        return (double) (right - left) * (bottom - top) / ((double) UNIT * UNIT);
    }

    private static int units(double fraction) {
        return (int) Math.round(fraction * UNIT);
    }
}
