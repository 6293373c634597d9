package dev.colophon.index.visual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.explanation.InlierExplanation;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only local features find: works among other things, turned, several in one picture. */
@Tag("full")
class LocalSearchTest {

    private static final int WORKS = 12;
    private static final double TOLERANCE = 0.02;

    @TempDir
    static Path folder;

    private static VisualIndex index;

    @BeforeAll
    static void fill() {
        index = VisualIndex.open(folder, Access.WRITE);
        for (int seed = 0; seed < WORKS; seed++) {
            index.put(new ReferenceId("work-" + seed), Scenes.fingerprint(work(seed), Role.REFERENCE));
        }
        index.commit(1);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    private static Pixels work(int seed) {
        return Scenes.picture(seed, 640, 480);
    }

    private static Pixels stranger(int width, int height) {
        return Scenes.picture(900, width, height);
    }

    private static List<Match> search(Pixels copy) {
        return index.search(Scenes.fingerprint(copy, Role.COPY), SearchOptions.DEFAULT);
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
        Match match = only(search(over(stranger(1000, 700), Scenes.resize(work(3), 400, 300), 500, 200)));
        assertThat(match.reference().value()).isEqualTo("work-3");
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(match.transform()).isEqualTo(new ImageTransform(false, 0, false));
        assertQuad(match.segments().getFirst().inReference(), 0, 0, 1, 0, 1, 1, 0, 1);
        assertQuad(match.segments().getFirst().inCopy(), 0.5, 2 / 7.0, 0.9, 2 / 7.0, 0.9, 5 / 7.0, 0.5, 5 / 7.0);
        assertThat(match.coverage().ofCopy()).isCloseTo(400 * 300 / 700_000.0, within(0.02));
        assertThat(match.coverage().ofReference()).isCloseTo(1, within(0.02));
        InlierExplanation why = (InlierExplanation) match.why();
        assertThat(why.inliers()).isGreaterThan(20);
        assertThat(why.lines()).allSatisfy(line -> {
            assertThat(line.inCopy().x())
                    .isCloseTo(0.5 + 0.4 * line.inReference().x(), within(TOLERANCE));
            assertThat(line.inCopy().y()).isCloseTo((2 + 3 * line.inReference().y()) / 7, within(TOLERANCE));
        });
    }

    @Test
    void theCornersOfAMirroredOneRunTheOtherWayRound() {
        Pixels small = Scenes.mirror(Scenes.resize(work(4), 400, 300));
        Match match = only(search(over(stranger(1000, 700), small, 100, 200)));
        assertThat(match.transform()).isEqualTo(new ImageTransform(true, 0, false));
        assertQuad(match.segments().getFirst().inCopy(), 0.5, 2 / 7.0, 0.1, 2 / 7.0, 0.1, 5 / 7.0, 0.5, 5 / 7.0);
    }

    @Test
    void allWorksOfACollageAreFound() {
        Pixels two = over(stranger(1000, 600), Scenes.resize(work(1), 480, 360), 10, 50);
        assertThat(search(over(two, Scenes.resize(work(2), 480, 360), 510, 150)))
                .extracting(match -> match.reference().value())
                .containsExactlyInAnyOrder("work-1", "work-2");
    }

    @Test
    void aSmallWorkOnAWholeOneIsFound() {
        ImageFingerprint whole = Scenes.fingerprint(Scenes.rough(work(3)), Role.COPY);
        Pixels both = over(work(3), Scenes.resize(work(2), 112, 84), 420, 300);
        ImageFingerprint copy = Scenes.fingerprint(both, Role.COPY);
        // Hashes find the large one, and would leave it at that.
        assertThat(copy.views()
                        .getFirst()
                        .hash()
                        .distance(whole.views().getFirst().hash()))
                .isLessThanOrEqualTo(31);
        assertThat(index.search(copy, SearchOptions.DEFAULT))
                .filteredOn(match -> match.grade() == Grade.STRONG)
                .extracting(match -> match.reference().value())
                .containsExactlyInAnyOrder("work-3", "work-2");
    }

    @Test
    void ofACopyThatIsAWholeWorkNoFeaturesAreMade() {
        for (Pixels same : List.of(
                Scenes.rough(work(3)),
                Scenes.resize(work(3), 1280, 960),
                Scenes.mirror(work(3)),
                Scenes.turn(work(3)),
                Scenes.negate(work(3)),
                Scenes.frame(work(3), 0, 80, 0, 80, 0))) {
            ImageFingerprint copy = Scenes.fingerprint(same, Role.COPY);
            Match match = only(index.search(copy, SearchOptions.DEFAULT));
            assertThat(match.grade()).isNotEqualTo(Grade.CANDIDATE);
            assertThat(copy.deferred().areMade()).as("%s", match.transform()).isFalse();
        }
    }

    @Test
    void aWorkThatIsShownTwiceHasTwoSegments() {
        Pixels once = over(stranger(1000, 600), Scenes.resize(work(6), 480, 360), 10, 50);
        Match match = only(search(over(once, Scenes.resize(work(6), 400, 300), 550, 250)));
        assertThat(match.segments()).hasSize(2);
        assertThat(match.coverage().ofCopy()).isCloseTo((480 * 360 + 400 * 300) / 600_000.0, within(0.02));
        assertThat(match.coverage().ofReference()).isCloseTo(1, within(0.01));
    }

    @Test
    void aWorkWhoseHalvesWereExchangedIsAllThereIs() {
        Pixels left = Scenes.crop(work(6), 0, 0, 320, 480);
        Pixels right = Scenes.crop(work(6), 320, 0, 320, 480);
        Match match = search(over(over(work(6), right, 0, 0), left, 320, 0)).stream()
                .max(Comparator.comparing(Match::grade).reversed())
                .orElseThrow();
        assertThat(match.segments()).hasSize(2);
        assertThat(match.coverage().ofCopy()).isCloseTo(1, within(0.05));
        assertThat(match.coverage().ofReference()).isCloseTo(1, within(0.05));
    }

    /** As a program's other window is, or another table of the same form. */
    @Test
    void anotherPictureInTheSameFrameIsNoMoreThanACandidate() {
        Pixels work = work(6);
        Pixels other = stranger(640, 480);
        List<Match> matches = search(Scenes.resize(
                Scenes.paint(640, 480, (x, y) -> Scenes.colour(x < 600 && y >= 30 ? other : work, x, y)), 1_000, 750));
        assertThat(matches).extracting(match -> match.reference().value()).containsExactly("work-6");
        assertThat(matches.getFirst().grade()).as("%s", matches).isEqualTo(Grade.CANDIDATE);
        assertThat(((InlierExplanation) matches.getFirst().why()).inliers()).isGreaterThan(12);
    }

    @Test
    void aSmallTurnIsMeasured() {
        Pixels turned = turned(work(5), 7);
        Match match = only(search(turned));
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(((ImageTransform) match.transform()).rotationDegrees()).isEqualTo(7);
    }

    @Test
    void aWorkThatWasTakenAskewHasItsCornersWhereTheyAre() {
        Pixels work = work(8);
        Pixels askew = Scenes.paint(800, 600, (column, row) -> {
            double u = column / 800.0;
            double v = row / 600.0;
            double depth = 1 + 0.15 * u + 0.1 * v;
            int x = (int) Math.round(work.width() * (1.4 * u + 0.02 * v - 0.06) / depth);
            int y = (int) Math.round(work.height() * (0.03 * u + 1.35 * v - 0.08) / depth);
            return x >= 0 && y >= 0 && x < work.width() && y < work.height() ? Scenes.colour(work, x, y) : 0x606060;
        });
        double[] corners = new double[8];
        for (int i = 0; i < 4; i++) {
            double x = i == 1 || i == 2 ? 1 : 0;
            double y = i < 2 ? 0 : 1;
            double a = 1.4 - 0.15 * x;
            double b = 0.02 - 0.1 * x;
            double d = 0.03 - 0.15 * y;
            double e = 1.35 - 0.1 * y;
            corners[2 * i] = ((x + 0.06) * e - b * (y + 0.08)) / (a * e - b * d);
            corners[2 * i + 1] = (a * (y + 0.08) - d * (x + 0.06)) / (a * e - b * d);
        }
        Match match = only(search(askew));
        assertQuad(match.segments().getFirst().inReference(), 0, 0, 1, 0, 1, 1, 0, 1);
        assertQuad(match.segments().getFirst().inCopy(), 0.005, corners);
    }

    @Test
    void aTurnedPartIsFound() {
        Pixels turned = Scenes.turn(Scenes.resize(work(7), 400, 300));
        Match match = only(search(over(stranger(1000, 700), turned, 100, 200)));
        assertThat(match.transform()).isEqualTo(new ImageTransform(false, 90, false));
    }

    @Test
    void aDrawingThatTwoWorksShareIsACopyOfTheOneItWasTakenFromAlone(@TempDir Path own) throws IOException {
        Pixels drawing = Scenes.resize(work(50), 240, 180);
        Pixels first = over(work(51), drawing, 200, 150);
        Pixels second = over(work(52), drawing, 200, 150);
        List<Match> matches = searchAmong(own, first, second, over(stranger(1000, 700), first, 300, 150));
        assertThat(matches)
                .extracting(match -> match.reference().value(), Match::grade)
                .containsExactlyInAnyOrder(tuple("first", Grade.STRONG), tuple("second", Grade.CANDIDATE));
        assertThat(matches)
                .filteredOn(match -> match.grade() == Grade.CANDIDATE)
                .allSatisfy(match -> assertThat(match.why().sentence()).endsWith("perhaps of the same family"));
    }

    @Test
    void aWorkThatWasRegisteredTwiceIsFoundTwice(@TempDir Path own) throws IOException {
        Pixels second = Scenes.rough(work(51));
        assertThat(searchAmong(own, work(51), second, over(stranger(1000, 700), work(51), 300, 150)))
                .extracting(Match::grade)
                .containsExactly(Grade.STRONG, Grade.STRONG);
    }

    private static List<Match> searchAmong(Path folder, Pixels first, Pixels second, Pixels copy) throws IOException {
        try (VisualIndex two = VisualIndex.open(folder, Access.WRITE)) {
            two.put(new ReferenceId("first"), Scenes.fingerprint(first, Role.REFERENCE));
            two.put(new ReferenceId("second"), Scenes.fingerprint(second, Role.REFERENCE));
            two.commit(1);
            return two.search(Scenes.fingerprint(copy, Role.COPY), SearchOptions.DEFAULT);
        }
    }

    @Test
    void nothingIsFoundInAStranger() {
        assertThat(search(stranger(1000, 700))).isEmpty();
    }

    @Test
    void theFeaturesOfAReferenceComeBack() {
        ImageFingerprint print = Scenes.fingerprint(work(1), Role.REFERENCE);
        assertThat(index.fingerprint(new ReferenceId("work-1"), print.medium())).contains(print);
    }

    /** Clockwise about the middle, on grey. */
    private static Pixels turned(Pixels from, double degrees) {
        double cosine = Math.cos(Math.toRadians(degrees));
        double sine = Math.sin(Math.toRadians(degrees));
        return Scenes.paint(from.width() + 100, from.height() + 100, (x, y) -> {
            double right = x - from.width() / 2.0 - 50;
            double down = y - from.height() / 2.0 - 50;
            int column = (int) Math.round(cosine * right + sine * down + from.width() / 2.0);
            int row = (int) Math.round(-sine * right + cosine * down + from.height() / 2.0);
            return column >= 0 && row >= 0 && column < from.width() && row < from.height()
                    ? Scenes.colour(from, column, row)
                    : 0x808080;
        });
    }

    private static Match only(List<Match> matches) {
        assertThat(matches).hasSize(1);
        return matches.getFirst();
    }

    private static void assertQuad(Span span, double... corners) {
        assertQuad(span, TOLERANCE, corners);
    }

    private static void assertQuad(Span span, double tolerance, double[] corners) {
        List<Span.Point> found = ((Span.Quad) span).corners();
        for (int i = 0; i < 4; i++) {
            assertThat(found.get(i).x()).as("x of %d of %s", i, found).isCloseTo(corners[2 * i], within(tolerance));
            assertThat(found.get(i).y()).as("y of %d of %s", i, found).isCloseTo(corners[2 * i + 1], within(tolerance));
        }
    }
}
