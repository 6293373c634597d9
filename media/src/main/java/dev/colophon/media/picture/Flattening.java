package dev.colophon.media.picture;

import dev.colophon.media.file.Digest;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferDouble;
import java.awt.image.DataBufferFloat;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns any decoded image into 8-bit RGB without alpha. Samples are taken from the raster as they are: colour profiles are
 * ignored on purpose, because copies lose them, and getRGB would apply them (and a gamma to grey).
 */
final class Flattening {

    private static final int MID_GREY = 128;
    private static final int WHITE = 255;

    private Flattening() {}

    /**
     * Digest of all pixels with size and orientation; empty when the picture is not opaque with 8 bits a sample, since what
     * was made of it then is not all that it says.
     *
     * @param rendering of the image with the same step
     */
    static Optional<Digest> digest(BufferedImage image, int orientation, int step, RgbImage rendering) {
        if (!interleavedBytes(image)) {
            return Optional.empty();
        }
        MessageDigest sha = Digest.start();
        sha.update(ByteBuffer.allocate(12)
                .putInt(image.getWidth())
                .putInt(image.getHeight())
                .putInt(orientation)
                .flip());
        if (step == 1) {
            sha.update(rendering.rgb());
        } else {
            byte[] row = new byte[3 * image.getWidth()];
            for (int y = 0; y < image.getHeight(); y++) {
                copyRow(image, y, 0, 1, row, 0);
                sha.update(row);
            }
        }
        return Optional.of(Digest.of(Digest.Input.PIXELS, sha));
    }

    /**
     * One rendering, or two when parts are transparent: on mid-grey and on white.
     *
     * @param step every so many rows and columns are taken, from the middle of the first such square
     */
    static List<RgbImage> renderings(BufferedImage image, int step) {
        int width = taken(image.getWidth(), step);
        int height = taken(image.getHeight(), step);
        byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
        if (interleavedBytes(image)) {
            for (int y = 0; y < height; y++) {
                copyRow(image, step / 2 + y * step, step / 2, step, rgb, 3 * width * y);
            }
            return List.of(new RgbImage(width, height, rgb));
        }
        int[] alpha = new int[width * height];
        boolean transparent = copy(image, step, rgb, alpha);
        if (!transparent) {
            return List.of(new RgbImage(width, height, rgb));
        }
        return IntStream.of(MID_GREY, WHITE)
                .mapToObj(ground -> new RgbImage(width, height, over(rgb, alpha, ground)))
                .toList();
    }

    /** The usual photograph: three or one bytes a pixel, no alpha. */
    private static boolean interleavedBytes(BufferedImage image) {
        Raster raster = image.getRaster();
        int space = image.getColorModel().getColorSpace().getType();
        return raster.getDataBuffer() instanceof DataBufferByte
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel
                && !(image.getColorModel() instanceof IndexColorModel)
                && raster.getNumBands() == (space == ColorSpace.TYPE_RGB ? 3 : space == ColorSpace.TYPE_GRAY ? 1 : -1);
    }

    private static void copyRow(BufferedImage image, int y, int from, int step, byte[] rgb, int at) {
        Raster raster = image.getRaster();
        PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
        byte[] data = ((DataBufferByte) raster.getDataBuffer()).getData();
        int[] offsets = model.getBandOffsets();
        int green = offsets[offsets.length == 3 ? 1 : 0];
        int blue = offsets[offsets.length == 3 ? 2 : 0];
        int origin = raster.getDataBuffer().getOffset()
                - raster.getSampleModelTranslateX() * model.getPixelStride()
                - raster.getSampleModelTranslateY() * model.getScanlineStride();
        int stride = step * model.getPixelStride();
        int in = origin + y * model.getScanlineStride() + from * model.getPixelStride();
        int out = at;
        for (int x = from; x < image.getWidth(); x += step, in += stride) {
            rgb[out++] = data[in + offsets[0]];
            rgb[out++] = data[in + green];
            rgb[out++] = data[in + blue];
        }
    }

    /** How many of so many rows or columns are taken. */
    private static int taken(int count, int step) {
        return (count - step / 2 + step - 1) / step;
    }

    /** Returns whether any pixel is not opaque. */
    private static boolean copy(BufferedImage image, int step, byte[] rgb, int[] alpha) {
        ColorModel colours = image.getColorModel();
        if (colours.hasAlpha() && colours.isAlphaPremultiplied()) {
            image.coerceData(false);
        }
        int[] row = new int[image.getWidth() * 4];
        boolean transparent = false;
        int pixel = 0;
        for (int y = step / 2; y < image.getHeight(); y += step) {
            readRow(image, y, row);
            for (int x = step / 2; x < image.getWidth(); x += step, pixel++) {
                rgb[3 * pixel] = (byte) row[4 * x];
                rgb[3 * pixel + 1] = (byte) row[4 * x + 1];
                rgb[3 * pixel + 2] = (byte) row[4 * x + 2];
                alpha[pixel] = row[4 * x + 3];
                transparent |= alpha[pixel] < 255;
            }
        }
        return transparent;
    }

    /** Red, green, blue, alpha of each pixel of a row, 0..255. */
    private static void readRow(BufferedImage image, int y, int[] row) {
        ColorModel colours = image.getColorModel();
        int space = colours.getColorSpace().getType();
        boolean plain = space == ColorSpace.TYPE_RGB || space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_CMYK;
        if (colours instanceof IndexColorModel || !plain) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                put(row, x, argb >> 16 & 255, argb >> 8 & 255, argb & 255, argb >>> 24);
            }
            return;
        }
        Raster raster = image.getRaster();
        int[] pixel = new int[raster.getNumBands()];
        for (int x = 0; x < image.getWidth(); x++) {
            eightBit(raster, x, y, pixel);
            int last = pixel[pixel.length - 1];
            int alpha = colours.hasAlpha() ? last : 255;
            switch (space) {
                case ColorSpace.TYPE_GRAY -> put(row, x, pixel[0], pixel[0], pixel[0], alpha);
                case ColorSpace.TYPE_CMYK -> {
                    int light = 255 - pixel[3];
                    put(
                            row,
                            x,
                            (255 - pixel[0]) * light / 255,
                            (255 - pixel[1]) * light / 255,
                            (255 - pixel[2]) * light / 255,
                            alpha);
                }
                default -> put(row, x, pixel[0], pixel[1], pixel[2], alpha);
            }
        }
    }

    private static void put(int[] row, int x, int red, int green, int blue, int alpha) {
        row[4 * x] = red;
        row[4 * x + 1] = green;
        row[4 * x + 2] = blue;
        row[4 * x + 3] = alpha;
    }

    private static void eightBit(Raster raster, int x, int y, int[] pixel) {
        boolean real =
                raster.getDataBuffer() instanceof DataBufferFloat || raster.getDataBuffer() instanceof DataBufferDouble;
        for (int band = 0; band < pixel.length; band++) {
            if (real) {
                pixel[band] = Math.clamp(Math.round(raster.getSampleFloat(x, y, band) * 255), 0, 255);
            } else {
                int bits = raster.getSampleModel().getSampleSize(band);
                int sample = raster.getSample(x, y, band);
                pixel[band] =
                        bits == 8 ? sample : bits > 8 ? sample >>> (bits - 8) & 255 : sample * 255 / ((1 << bits) - 1);
            }
        }
    }

    private static byte[] over(byte[] rgb, int[] alpha, int ground) {
        byte[] flat = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            int a = alpha[i / 3];
            flat[i] = (byte) (((rgb[i] & 0xFF) * a + ground * (255 - a) + 127) / 255);
        }
        return flat;
    }
}
