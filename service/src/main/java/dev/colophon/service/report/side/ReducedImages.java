package dev.colophon.service.report.side;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.Thumbnail;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Pictures made small enough for a page that shows many. */
final class ReducedImages {

    /** Of what is known by 64 x 64 samples only. */
    private static final int LONGEST_SIDE_OF_SAMPLES = 192;

    private static final Color GROUND = new Color(0xd8d8d4);

    private ReducedImages() {}

    /**
     * The mean of the pixels that each pixel stands for.
     *
     * @param samples bytes a pixel: 3 (red, green, blue) or 1 (grey)
     * @param aspect width by height, as it is to be shown
     * @param longestSide at most so many pixels
     */
    static BufferedImage of(int width, int height, byte[] pixels, int samples, double aspect, int longestSide) {
        Size size = Size.of(aspect, Math.min(longestSide, Math.max(width, height)));
        BufferedImage image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size.height; y++) {
            int top = (int) ((long) y * height / size.height);
            int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / size.height));
            for (int x = 0; x < size.width; x++) {
                int left = (int) ((long) x * width / size.width);
                int right = Math.max(left + 1, (int) ((long) (x + 1) * width / size.width));
                image.setRGB(x, y, mean(width, pixels, samples, left, right, top, bottom));
            }
        }
        return image;
    }

    private static int mean(int width, byte[] pixels, int samples, int left, int right, int top, int bottom) {
        int[] sums = new int[samples];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = samples * (y * width + x);
                for (int i = 0; i < samples; i++) {
                    sums[i] += pixels[at + i] & 0xff;
                }
            }
        }
        int area = (right - left) * (bottom - top);
        int rgb = 0;
        for (int i = 0; i < 3; i++) {
            rgb = rgb << 8 | sums[samples == 1 ? 0 : i] / area;
        }
        return rgb;
    }

    /** From the samples that are kept in a fingerprint; empty where there are none. */
    static Optional<BufferedImage> of(ImageFingerprint print) {
        return print.thumbnail().map(thumbnail -> {
            Size size = Size.of((double) print.width() / print.height(), LONGEST_SIDE_OF_SAMPLES);
            BufferedImage samples = new BufferedImage(Thumbnail.SIDE, Thumbnail.SIDE, BufferedImage.TYPE_INT_RGB);
            samples.setRGB(0, 0, Thumbnail.SIDE, Thumbnail.SIDE, thumbnail.rgb(), 0, Thumbnail.SIDE);
            BufferedImage image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setColor(GROUND);
            graphics.fillRect(0, 0, size.width, size.height);
            Region region = thumbnail.region();
            int left = (int) Math.round(region.x(0) * size.width);
            int top = (int) Math.round(region.y(0) * size.height);
            int across = (int) Math.round(region.x(1) * size.width) - left;
            int down = (int) Math.round(region.y(1) * size.height) - top;
            graphics.drawImage(samples, left, top, Math.max(1, across), Math.max(1, down), null);
            graphics.dispose();
            return image;
        });
    }

    private record Size(int width, int height) {

        static Size of(double aspect, int longest) {
            return aspect >= 1
                    ? new Size(longest, Math.max(1, (int) Math.round(longest / aspect)))
                    : new Size(Math.max(1, (int) Math.round(longest * aspect)), longest);
        }
    }
}
