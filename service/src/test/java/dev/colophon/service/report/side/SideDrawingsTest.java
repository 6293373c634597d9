package dev.colophon.service.report.side;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.service.report.side.MarkedText.Passage;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideDrawingsTest {

    @Test
    void aPassageIsShownWithWhatStandsAroundIt() {
        String text = "a".repeat(200) + "copied words" + "b".repeat(200);
        MarkedText marked = MarkedText.of(text, List.of(new Span.Characters(200, 212)));
        assertThat(marked.passages())
                .containsExactly(new Passage("…" + "a".repeat(90), "copied words", 0, "", "b".repeat(90) + "…"));
        assertThat(marked.more()).isZero();
    }

    @Test
    void ofALongPassageTheBeginningAndTheEndAreShown() {
        String text = "😀".repeat(1_000);
        Passage passage = MarkedText.of(text, List.of(new Span.Characters(0, 2_000)))
                .passages()
                .getFirst();
        assertThat(passage.matched().length()
                        + passage.leftOut()
                        + passage.end().length())
                .isEqualTo(2_000);
        assertThat(passage.leftOut()).isPositive();
        assertThat(passage.matched() + passage.end()).matches("(😀)+");
    }

    @Test
    void spansThatReachBeyondATextAreCut() {
        MarkedText marked = MarkedText.of("short", List.of(new Span.Characters(3, 90), new Span.Characters(50, 60)));
        assertThat(marked.passages()).extracting(Passage::matched).containsExactly("rt", "");
    }

    @Test
    void theStripShowsWhereThePartsWent() {
        RegisterStrip strip = RegisterStrip.of(
                        List.of(new Segment(new Span.Time(10, 20), new Span.Time(0, 10))), 40, 10)
                .orElseThrow();
        assertThat(strip.work()).isEqualTo("M50.0 0H100.0v7H50.0z");
        assertThat(strip.copy()).isEqualTo("M0.0 19H200.0v7H0.0z");
        assertThat(strip.links()).isEqualTo("M50.0 7H100.0L200.0 19H0.0z");
        assertThat(RegisterStrip.of(List.of(new Segment(Span.Quad.WHOLE, Span.Quad.WHOLE)), 1, 1))
                .isEmpty();
    }

    @Test
    void aSmallPictureIsTheMeanOfWhatItStandsFor() {
        int width = 1_280;
        int height = 640;
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) (i / 3 % width < width / 2 ? 200 : 100);
        }
        BufferedImage image = ReducedImages.of(width, height, rgb, 3, 2, 320);
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(320, 160);
        assertThat(image.getRGB(10, 80) & 0xffffff).isEqualTo(200 << 16);
        assertThat(image.getRGB(310, 80) & 0xffffff).isEqualTo(100 << 16);
        BufferedImage grey = ReducedImages.of(1, 3, new byte[] {(byte) 255, 127, 0}, 1, 1 / 3.0, 320);
        assertThat(grey.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
    }
}
