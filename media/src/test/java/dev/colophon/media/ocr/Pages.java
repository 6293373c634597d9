package dev.colophon.media.ocr;

import dev.colophon.samples.text.PrintedPage;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Pages for tests, which are skipped where no font has their letters. */
final class Pages {

    private Pages() {}

    static BufferedImage of(String text, int pixels) {
        Optional<BufferedImage> page = PrintedPage.of(text, pixels);
        Assumptions.assumeTrue(page.isPresent(), "no font: apt-get install fonts-noto-cjk fonts-dejavu-core");
        return page.orElseThrow();
    }
}
