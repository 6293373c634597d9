package dev.colophon.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.media.MediaReader;
import dev.colophon.samples.text.PrintedPage;
import dev.colophon.samples.text.Stories;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A text that stands in a picture meets the registered texts. */
@Tag("full")
class TextInPicturesIT {

    private static final int LETTERS = 700;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aScreenshotOfATextIsFound(Stories.Language language) throws IOException {
        isFound(language, 12);
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({"ENGLISH,16", "ENGLISH,28", "CHINESE,16", "CHINESE,28"})
    void aScreenshotOfLargerLettersIsFound(Stories.Language language, int pixels) throws IOException {
        isFound(language, pixels);
    }

    private void isFound(Stories.Language language, int pixels) throws IOException {
        String story = Stories.text(21, language, LETTERS);
        Path file = folder.resolve("page.png");
        ImageIO.write(page(story, pixels), "png", file.toFile());
        Match match = found(story, file);
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(match.coverage().ofReference()).isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH,24", "CHINESE,24"})
    void aPhotographOfAPageIsFound(Stories.Language language, int pixels) throws IOException {
        String story = Stories.text(22, language, LETTERS);
        Path file = folder.resolve("page.jpg");
        writeJpeg(photographed(page(story, pixels)), file);
        Match match = found(story, file);
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(match.coverage().ofReference()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void anotherTextIsNot() throws IOException {
        Path file = folder.resolve("page.png");
        ImageIO.write(page(Stories.text(23, Stories.Language.ENGLISH, LETTERS), 16), "png", file.toFile());
        assertThat(detected(Stories.text(24, Stories.Language.ENGLISH, 3 * LETTERS), file)
                        .matches())
                .isEmpty();
    }

    private Match found(String story, Path file) throws IOException {
        Sighting sighting = detected(story, file);
        assertThat(sighting.medium()).contains(Medium.IMAGE);
        assertThat(sighting.reason()).isEmpty();
        assertThat(sighting.matches()).hasSize(1).first().returns(Medium.TEXT, Match::medium);
        return sighting.matches().getFirst();
    }

    private Sighting detected(String story, Path file) throws IOException {
        try (FingerprintIndex index = LocalIndex.open(folder.resolve("index"), Access.WRITE)) {
            index.put(new ReferenceId("story"), TextFingerprinter.fingerprint(story, Role.REFERENCE));
            index.commit(1);
            return new Detector(new MediaReader(), index, SearchOptions.DEFAULT)
                    .detect(new FoundFile(file, "page", Instant.EPOCH));
        }
    }

    private static BufferedImage page(String story, int pixels) {
        Optional<BufferedImage> page = PrintedPage.of(story, pixels);
        Assumptions.assumeTrue(page.isPresent(), "no font: apt-get install fonts-noto-cjk fonts-dejavu-core");
        return page.orElseThrow();
    }

    /** Askew and sheared, darker to one side, a little blurred, with noise. */
    private static BufferedImage photographed(BufferedImage page) {
        int width = page.getWidth();
        int height = page.getHeight();
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = photo.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.rotate(Math.toRadians(1.5), width / 2.0, height / 2.0);
        pen.shear(0.02, 0);
        pen.scale(0.94, 0.96);
        pen.drawImage(page, width / 30, height / 40, null);
        pen.dispose();
        SplittableRandom random = new SplittableRandom(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double light = 0.55 + 0.4 * x / width;
                int value =
                        (int) Math.clamp(light * (photo.getRGB(x, y) & 0xff) + 20 + random.nextGaussian(0, 5), 0, 255);
                photo.setRGB(x, y, value << 16 | value << 8 | value);
            }
        }
        return photo;
    }

    private static void writeJpeg(BufferedImage image, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.5f);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, List.of(), null), param);
        } finally {
            writer.dispose();
        }
    }
}
