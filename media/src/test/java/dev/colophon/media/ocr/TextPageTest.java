package dev.colophon.media.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.picture.RgbImage;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPageTest {

    @ParameterizedTest
    @CsvSource({"ENGLISH,12", "ENGLISH,16", "ENGLISH,28", "CHINESE,12", "CHINESE,16", "CHINESE,28"})
    void pagesAreLikely(Stories.Language language, int pixels) {
        assertThat(TextPage.stretches(rgb(Pages.of(Stories.text(5, language, 700), pixels))))
                .isGreaterThanOrEqualTo(TextPage.LEAST_STRETCHES);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, 1, 5})
    void pagesThatLieAskewAreLikely(double degrees) {
        BufferedImage page = Pages.of(Stories.text(6, Stories.Language.ENGLISH, 900), 16);
        assertThat(TextPage.isLikely(rgb(turned(page, degrees)))).isTrue();
    }

    @Test
    void lightLettersOnDarkGroundCount() {
        BufferedImage page = Pages.of(Stories.text(7, Stories.Language.ENGLISH, 900), 16);
        RgbImage image = rgb(page);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = (byte) ~image.rgb()[i];
        }
        assertThat(TextPage.isLikely(image)).isTrue();
    }

    @Test
    @Tag("full")
    void picturesAreNot() {
        assertThat(List.of(
                        Pictures.mountainLake(800, 600),
                        Pictures.nightStreet(800, 600),
                        Pictures.portrait(800, 600),
                        Pictures.flowers(800, 600),
                        Pictures.coastMap(800, 600),
                        Pictures.sewingTable(800, 600)))
                .noneMatch(picture -> TextPage.isLikely(rgb(picture)));
    }

    @Test
    void inkIsToldByAtLeastEighteenLevelsFromItsGround() {
        for (int off : new int[] {-19, -18, -17, 17, 18, 19}) {
            byte[] rgb = new byte[3 * 100 * 100];
            java.util.Arrays.fill(rgb, (byte) 100);
            for (int i = 0; i < 3; i++) {
                rgb[3 * (50 * 100 + 50) + i] = (byte) (100 + off);
            }
            // One pixel of 33 x 33 moves their mean by less than a level, but below 100 that is one level less.
            int ground = off < 0 ? 99 : 100;
            int told = 100 + off - ground;
            byte expected = (byte) (told <= -18 ? 1 : told >= 18 ? -1 : 0);
            assertThat(TextPage.ink(new RgbImage(100, 100, rgb))[50 * 100 + 50])
                    .as("off by %d", off)
                    .isEqualTo(expected);
        }
    }

    private static BufferedImage turned(BufferedImage page, double degrees) {
        BufferedImage turned = new BufferedImage(page.getWidth(), page.getHeight(), page.getType());
        Graphics2D pen = turned.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
        pen.drawImage(page, 0, 0, null);
        pen.dispose();
        return turned;
    }

    private static RgbImage rgb(BufferedImage image) {
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                rgb[at++] = (byte) (pixel >> 16);
                rgb[at++] = (byte) (pixel >> 8);
                rgb[at++] = (byte) pixel;
            }
        }
        return new RgbImage(image.getWidth(), image.getHeight(), rgb);
    }
}
