package dev.colophon.media.picture;

/**
 * A decoded picture: 3 bytes a pixel (red, green, blue), rows from the top, without alpha.
 *
 * @param rgb {@code 3 * width * height} bytes
 */
public record RgbImage(int width, int height, byte[] rgb) {

    public RgbImage {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(width + "x" + height + " pixels do not fill " + rgb.length + " bytes");
        }
    }
}
