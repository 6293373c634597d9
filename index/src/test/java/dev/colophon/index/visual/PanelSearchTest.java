package dev.colophon.index.visual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Works without corners among other things: no local feature tells them, the hash of the panel does. */
@Tag("full")
class PanelSearchTest {

    private static final int WORKS = 12;
    private static final double TOLERANCE = 0.01;

    @TempDir
    static Path folder;

    private static VisualIndex index;

    @BeforeAll
    static void fill() {
        index = VisualIndex.open(folder, Access.WRITE);
        for (int seed = 0; seed < WORKS; seed++) {
            index.put(new ReferenceId("hills-" + seed), Scenes.fingerprint(hills(seed), Role.REFERENCE));
        }
        index.commit(1);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    /** Ranges of hills in even colours, one behind the other. */
    private static Pixels hills(int seed) {
        Random random = new Random(seed);
        double[] shape = random.doubles(12).toArray();
        return Scenes.paint(640, 480, (x, y) -> {
            int range = 0;
            for (int i = 0; i < 3; i++) {
                double top = 0.2
                        + 0.25 * i
                        + 0.1 * Math.sin(2 * Math.PI * (shape[4 * i] + (0.5 + shape[4 * i + 1]) * x / 640))
                        + 0.05 * Math.sin(2 * Math.PI * (shape[4 * i + 2] + (1 + shape[4 * i + 3]) * x / 640));
                range += y > top * 480 ? 1 : 0;
            }
            return 0x010101 * (235 - 70 * range);
        });
    }

    private static Pixels over(Pixels ground, Pixels picture, int left, int top) {
        return Scenes.paint(ground.width(), ground.height(), (x, y) -> {
            int column = x - left;
            int row = y - top;
            return column >= 0 && row >= 0 && column < picture.width() && row < picture.height()
                    ? Scenes.colour(picture, column, row)
                    : Scenes.colour(ground, x, y);
        });
    }

    @Test
    void aPictureInAPictureIsPlaced() {
        Match match = strong(over(Scenes.picture(900, 1000, 700), Scenes.resize(hills(3), 400, 300), 500, 200));
        assertThat(match.reference().value()).isEqualTo("hills-3");
        assertThat(match.why()).isInstanceOf(ImageExplanation.class);
        assertQuad(match.segments().getFirst().inReference(), 0, 0, 1, 0, 1, 1, 0, 1);
        assertQuad(match.segments().getFirst().inCopy(), 0.5, 2 / 7.0, 0.9, 2 / 7.0, 0.9, 5 / 7.0, 0.5, 5 / 7.0);
        assertThat(match.coverage().ofCopy()).isCloseTo(400 * 300 / 700_000.0, within(TOLERANCE));
        assertThat(match.coverage().ofReference()).isEqualTo(1);
    }

    @Test
    void theCornersOfAMirroredOneRunTheOtherWayRound() {
        Match match = strong(Scenes.frame(Scenes.mirror(hills(4)), 60, 120, 300, 120, 0xf0f0f0));
        assertThat(match.reference().value()).isEqualTo("hills-4");
        assertThat(match.transform()).isEqualTo(new ImageTransform(true, 0, false));
        assertQuad(match.segments().getFirst().inCopy(), 0.7, 1 / 6.0, 0.06, 1 / 6.0, 0.06, 5 / 6.0, 0.7, 5 / 6.0);
    }

    @Test
    void severalInOnePictureAreFound() {
        Pixels two = over(Scenes.picture(901, 1000, 700), Scenes.resize(hills(5), 440, 330), 30, 40);
        List<Match> matches = search(over(two, Scenes.resize(hills(6), 440, 330), 520, 330));
        assertThat(matches)
                .filteredOn(match -> match.grade() == Grade.STRONG)
                .extracting(match -> match.reference().value())
                .containsExactlyInAnyOrder("hills-5", "hills-6");
    }

    @Test
    void aCopyThatWasSeenBeforeIsFoundForANewWork(@TempDir Path seen) throws IOException {
        Pixels page = over(Scenes.picture(902, 1000, 700), Scenes.resize(hills(7), 400, 300), 100, 200);
        ImageFingerprint print = Scenes.fingerprint(page, Role.COPY);
        try (VisualIndex copies = VisualIndex.open(seen, Access.WRITE)) {
            copies.put(new ReferenceId("page"), print);
            copies.commit(1);
            assertThat(copies.copiesOf(Scenes.fingerprint(hills(7), Role.REFERENCE)))
                    .containsExactly(new ReferenceId("page"));
            assertThat(copies.copiesOf(Scenes.fingerprint(hills(8), Role.REFERENCE)))
                    .isEmpty();
            assertThat(copies.fingerprint(new ReferenceId("page"), print.medium()))
                    .contains(print);
        }
    }

    private static List<Match> search(Pixels copy) {
        return index.search(Scenes.fingerprint(copy, Role.COPY), SearchOptions.DEFAULT);
    }

    private static Match strong(Pixels copy) {
        List<Match> matches = search(copy);
        assertThat(matches).hasSize(1);
        assertThat(matches.getFirst().grade()).isEqualTo(Grade.STRONG);
        return matches.getFirst();
    }

    private static void assertQuad(Span span, double... corners) {
        List<Span.Point> found = ((Span.Quad) span).corners();
        for (int i = 0; i < 4; i++) {
            assertThat(found.get(i).x()).as("x of %d of %s", i, found).isCloseTo(corners[2 * i], within(TOLERANCE));
            assertThat(found.get(i).y()).as("y of %d of %s", i, found).isCloseTo(corners[2 * i + 1], within(TOLERANCE));
        }
    }
}
