package dev.colophon.demo.network.copies;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Altered copies of pictures. */
final class PictureCopies {

    private static final float USUAL_QUALITY = 0.8f;

    private PictureCopies() {}

    static void make(Alteration alteration, Path work, Path target) throws IOException {
        BufferedImage image = ImageIO.read(work.toFile());
        int width = image.getWidth();
        int height = image.getHeight();
        switch (alteration) {
            case HALF_SIZE ->
                jpeg(
                        drawn(width / 2, height / 2, image, AffineTransform.getScaleInstance(0.5, 0.5)),
                        USUAL_QUALITY,
                        target);
            case JPEG_30 -> jpeg(drawn(width, height, image, new AffineTransform()), 0.3f, target);
            case CROPPED ->
                jpeg(
                        drawn(
                                width * 4 / 5,
                                height * 4 / 5,
                                image,
                                AffineTransform.getTranslateInstance(-width / 10.0, -height / 10.0)),
                        USUAL_QUALITY,
                        target);
            case MIRRORED ->
                jpeg(
                        drawn(
                                width * 3 / 4,
                                height * 3 / 4,
                                image,
                                new AffineTransform(-0.75, 0, 0, 0.75, width * 0.75, 0)),
                        USUAL_QUALITY,
                        target);
            case TURNED ->
                jpeg(drawn(height, width, image, new AffineTransform(0, 1, -1, 0, height, 0)), USUAL_QUALITY, target);
            case BARS -> {
                int bar = height / 10;
                ImageIO.write(
                        drawn(width / 2, height / 2 + 2 * bar, image, new AffineTransform(0.5, 0, 0, 0.5, 0, bar)),
                        "png",
                        target.toFile());
            }
            default -> throw new IllegalArgumentException(alteration + " is not for pictures");
        }
    }

    /** @param quality 0..1 */
    static void jpeg(BufferedImage image, float quality, Path target) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(target.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage drawn(int width, int height, BufferedImage image, AffineTransform transform) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return drawn;
    }
}
