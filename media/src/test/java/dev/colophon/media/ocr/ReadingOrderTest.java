package dev.colophon.media.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {

    @Test
    void nothingIsNothing() {
        assertThat(ReadingOrder.text(List.of())).isEmpty();
    }

    @Test
    void linesAreReadFromTheTop() {
        assertThat(order(line(0, 0, 300, "a"), line(0, 30, 300, "b"), line(0, 60, 300, "c")))
                .isEqualTo("a\nb\nc");
    }

    @Test
    void partsOfALineStandBesideEachOther() {
        assertThat(order(line(0, 3, 100, "left"), line(105, 0, 300, "right"), line(0, 30, 300, "below")))
                .isEqualTo("left right\nbelow");
    }

    @Test
    void columnsAreReadOneAfterTheOther() {
        assertThat(order(
                        line(0, 0, 700, "title"),
                        line(0, 80, 300, "a1"),
                        line(400, 82, 700, "b1"),
                        line(0, 110, 300, "a2"),
                        line(400, 112, 700, "b2"),
                        line(0, 140, 300, "a3")))
                .isEqualTo("title\na1\na2\na3\nb1\nb2");
    }

    /** The order in which they were found says nothing. */
    private static String order(TextLine... lines) {
        List<TextLine> shuffled = new ArrayList<>(List.of(lines));
        Collections.shuffle(shuffled, new Random(7));
        return ReadingOrder.text(shuffled);
    }

    private static TextLine line(int left, int top, int right, String text) {
        return new TextLine(left, top, right, top + 20, text);
    }
}
