package dev.colophon.samples.picture;

/** Red, green and blue, nominally 0..1. */
public record Colour(float red, float green, float blue) {

    public static Colour of(double red, double green, double blue) {
        return new Colour((float) red, (float) green, (float) blue);
    }

    /** From hue in turns (0 red, 1/3 green, 2/3 blue), saturation and value 0..1. */
    public static Colour hue(double turns, double saturation, double value) {
        double h = (turns - Math.floor(turns)) * 6;
        return of(channel(h, 0, saturation, value), channel(h, 4, saturation, value), channel(h, 2, saturation, value));
    }

    private static double channel(double h, double shift, double saturation, double value) {
        double away = Math.abs((h + shift) % 6 - 3) - 1;
        return value * (1 - saturation * (1 - Math.clamp(away, 0, 1)));
    }

    Colour towards(Colour other, double share) {
        float s = (float) Math.clamp(share, 0, 1);
        return new Colour(
                red + s * (other.red - red), green + s * (other.green - green), blue + s * (other.blue - blue));
    }

    public Colour times(double factor) {
        float f = (float) factor;
        return new Colour(red * f, green * f, blue * f);
    }

    public void put(float[] rgb) {
        rgb[0] = red;
        rgb[1] = green;
        rgb[2] = blue;
    }

    /** Writes {@code factor} times the colour. */
    public void put(float[] rgb, double factor) {
        float f = (float) factor;
        rgb[0] = red * f;
        rgb[1] = green * f;
        rgb[2] = blue * f;
    }
}
