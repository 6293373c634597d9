package dev.colophon.benchmark.image;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.ImageFingerprinter;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Pixels;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures in memory: 3 bytes a pixel, without alpha. */
final class PixelArrays {

    static {
        ImageIO.setUseCache(false);
    }

    private PixelArrays() {}

    static BufferedImage blank(int width, int height) {
        return new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_3BYTE_BGR);
    }

    /** For drawing, smoothly. */
    static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return graphics;
    }

    static BufferedImage read(Path file) throws IOException {
        return plain(ImageIO.read(file.toFile()));
    }

    private static BufferedImage plain(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return image;
        }
        BufferedImage plain = blank(image.getWidth(), image.getHeight());
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return plain;
    }

    /** As a JPEG file of this quality, 0..100. */
    static byte[] jpeg(BufferedImage image, int quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(plain(image), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static BufferedImage decode(byte[] jpeg) throws IOException {
        return plain(ImageIO.read(new ByteArrayInputStream(jpeg)));
    }

    static Pixels pixels(BufferedImage image) {
        byte[] bgr = ((DataBufferByte) plain(image).getRaster().getDataBuffer()).getData();
        byte[] rgb = new byte[bgr.length];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = bgr[i + 2];
            rgb[i + 1] = bgr[i + 1];
            rgb[i + 2] = bgr[i];
        }
        return new Pixels(image.getWidth(), image.getHeight(), rgb);
    }

    static ImageFingerprint fingerprint(byte[] jpeg, Role role) throws IOException {
        var fed = ContentDigest.start();
        fed.update(jpeg);
        return ImageFingerprinter.fingerprint(
                List.of(pixels(decode(jpeg))), ContentDigest.of(ContentDigest.Basis.FILE, fed), role);
    }
}
