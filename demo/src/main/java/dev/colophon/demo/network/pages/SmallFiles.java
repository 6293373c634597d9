package dev.colophon.demo.network.pages;

import dev.colophon.demo.network.server.Answer;
import dev.colophon.demo.network.sites.SiteProfile;
import dev.colophon.demo.network.sites.Trace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/** Icons and the empty picture that stands where a picture is still to come. */
final class SmallFiles {

    private SmallFiles() {}

    /** One white point. */
    static Answer blank() {
        return picture(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY), "gif", "image/gif");
    }

    /** The icon of a site: its operator's, or one of its own; every fifth site has none. */
    static Optional<Answer> icon(SiteProfile site) {
        long seed = site.traces().stream()
                .filter(trace -> trace.kind() == Trace.Kind.FAVICON)
                .map(trace -> Long.parseLong(trace.value()))
                .findFirst()
                .orElse((long) site.host().hashCode());
        return seed % 5 == 0 && site.traces().isEmpty() ? Optional.empty() : Optional.of(icon(seed));
    }

    private static Answer icon(long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 8; x++) {
                int colour = random.nextInt(3) == 0 ? random.nextInt(0x1000000) : 0xf0f0f0;
                image.setRGB(x, y, colour);
                image.setRGB(15 - x, y, colour);
            }
        }
        return picture(image, "png", "image/png");
    }

    private static Answer picture(BufferedImage image, String format, String type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) { // not from memory
            throw new UncheckedIOException(e);
        }
        return new Answer.Ready(200, out.toByteArray(), Map.of("Content-Type", type));
    }
}
