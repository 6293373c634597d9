package dev.colophon.index.visual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.explanation.KeyframeExplanation;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films that hashes of whole frames do not find: shown in a corner, turned, cut. */
@Tag("full")
class KeyframeSearchTest {

    private static final boolean LONG = Boolean.getBoolean("colophon.long");
    private static final int WORKS = 4;
    private static final int WIDTH = 512;
    private static final int HEIGHT = 288;
    private static final double SHOT_SECONDS = 3;
    private static final int SHOTS = 5;
    private static final double SECONDS = SHOTS * SHOT_SECONDS;
    private static final int RATE = 4;
    private static final double MOVING_SECONDS = 20;

    @TempDir
    static Path folder;

    private static VisualIndex index;
    private static VideoFingerprint work;

    @BeforeAll
    static void fill() {
        index = VisualIndex.open(folder, Access.WRITE);
        work = Scenes.fingerprint(film(0), SECONDS, RATE, Role.REFERENCE);
        index.put(new ReferenceId("film-0"), work);
        for (int number = 1; number < WORKS; number++) {
            index.put(
                    new ReferenceId("film-" + number), Scenes.fingerprint(film(number), SECONDS, RATE, Role.REFERENCE));
        }
        index.commit(1);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    /** Shots over pictures of its own, along which the camera moves slowly. */
    private static Scenes.Film film(int number) {
        Pixels[] pictures = new Pixels[SHOTS];
        for (int i = 0; i < SHOTS; i++) {
            pictures[i] = Scenes.picture(3_000 + SHOTS * number + i, WIDTH + 64, HEIGHT);
        }
        return seconds -> {
            int shot = Math.min(SHOTS - 1, (int) (seconds / SHOT_SECONDS));
            return Scenes.crop(pictures[shot], (int) (8 * (seconds - SHOT_SECONDS * shot)), 0, WIDTH, HEIGHT);
        };
    }

    private static Scenes.Film inACorner(Scenes.Film film, Scenes.Film ground) {
        return seconds -> {
            Pixels small = Scenes.resize(film.apply(seconds), WIDTH / 2, HEIGHT / 2);
            Pixels around = ground.apply(seconds);
            return Scenes.paint(WIDTH, HEIGHT, (x, y) -> {
                int column = x - WIDTH * 45 / 100;
                int row = y - HEIGHT * 45 / 100;
                return column >= 0 && row >= 0 && column < WIDTH / 2 && row < HEIGHT / 2
                        ? Scenes.colour(small, column, row)
                        : Scenes.colour(around, x, y);
            });
        };
    }

    private static Pixels turned(Pixels from, double degrees) {
        double cosine = Math.cos(Math.toRadians(degrees));
        double sine = Math.sin(Math.toRadians(degrees));
        return Scenes.paint(from.width(), from.height(), (x, y) -> {
            double right = x - from.width() / 2.0;
            double down = y - from.height() / 2.0;
            int column = (int) Math.round(cosine * right + sine * down + from.width() / 2.0);
            int row = (int) Math.round(-sine * right + cosine * down + from.height() / 2.0);
            return column >= 0 && row >= 0 && column < from.width() && row < from.height()
                    ? Scenes.colour(from, column, row)
                    : 0;
        });
    }

    private static List<Match> search(Scenes.Film film, double seconds) {
        return index.search(Scenes.fingerprint(film, seconds, RATE, Role.COPY), SearchOptions.DEFAULT);
    }

    private static Match only(List<Match> matches) {
        assertThat(matches).hasSize(1);
        return matches.getFirst();
    }

    private static FilmFraming framing(Match match) {
        return ((VideoTransform) match.transform()).framing().orElseThrow();
    }

    @Test
    void aFilmInTheCornerOfAnotherIsPlacedInPictureAndTime() {
        Match match = only(search(inACorner(film(1), film(90)), SECONDS));
        assertThat(match.reference()).isEqualTo(new ReferenceId("film-1"));
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(match.why()).isInstanceOf(KeyframeExplanation.class);
        assertThat(match.segments()).hasSize(1);
        assertTime(match.segments().getFirst().inReference(), 0, SECONDS);
        assertTime(match.segments().getFirst().inCopy(), 0, SECONDS);
        assertThat(((VideoTransform) match.transform()).speed()).isCloseTo(1, within(0.02));
        FilmFraming framing = framing(match);
        assertThat(framing.rotationDegrees()).isZero();
        assertThat(framing.inReference().corners().getFirst().x()).isCloseTo(0, within(0.05));
        assertThat(framing.inCopy().corners().getFirst().x()).isCloseTo(0.45, within(0.05));
        assertThat(framing.inCopy().corners().get(2).y()).isCloseTo(0.95, within(0.05));
    }

    @Test
    void aFilmThatRunsFasterIsPlaced() {
        Match match = only(search(inACorner(Scenes.faster(film(2), 1.5), film(91)), SECONDS / 1.5));
        assertThat(match.reference()).isEqualTo(new ReferenceId("film-2"));
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertTime(match.segments().getFirst().inCopy(), 0, SECONDS / 1.5);
        // Cuts are all that tells the speed of shots that hardly move.
        assertThat(((VideoTransform) match.transform()).speed()).isCloseTo(1.5, within(0.2));
    }

    /** Where the camera moves on, a frame no longer lies where the last keyframe did: what agrees was once taken for what is seen. */
    @Test
    void aFilmWhoseCameraMovesIsPlacedToAFractionOfASecond() {
        Scenes.Film film = moving(50);
        ReferenceId reference = new ReferenceId("moving");
        index.put(reference, Scenes.fingerprint(film, MOVING_SECONDS, RATE, Role.REFERENCE));
        index.commit(4);
        try {
            for (double speed : LONG ? new double[] {1, 1.25, 0.8} : new double[] {1, 0.8}) {
                double length = 15 / speed;
                Match match = only(search(inACorner(Scenes.faster(Scenes.clip(film, 2.6), speed), film(98)), length));
                assertThat(match.reference()).isEqualTo(reference);
                assertThat(((VideoTransform) match.transform()).speed())
                        .as("speed %s", speed)
                        .isCloseTo(speed, within(speed == 1 ? 1e-9 : 0.03));
                Span.Time inReference = (Span.Time) match.segments().getFirst().inReference();
                assertThat(inReference.start()).as("speed %s", speed).isCloseTo(2.6, within(0.4));
                assertThat(inReference.end()).as("speed %s", speed).isCloseTo(17.6, within(0.6));
            }
        } finally {
            index.remove(reference);
            index.commit(5);
        }
    }

    /** Shots in which the camera goes to and fro. */
    private static Scenes.Film moving(int number) {
        double shotSeconds = MOVING_SECONDS / SHOTS;
        Pixels[] pictures = new Pixels[SHOTS];
        for (int i = 0; i < SHOTS; i++) {
            pictures[i] = Scenes.picture(5_000 + SHOTS * number + i, WIDTH + 200, HEIGHT);
        }
        return seconds -> {
            int shot = Math.min(SHOTS - 1, (int) (seconds / shotSeconds));
            int along = (int) (48 * (seconds - shotSeconds * shot));
            return Scenes.crop(pictures[shot], shot % 2 == 0 ? along : 200 - along, 0, WIDTH, HEIGHT);
        };
    }

    @Test
    void aMirroredAndTurnedFilmIsFound() {
        Match match = only(search(Scenes.each(film(3), frame -> turned(Scenes.mirror(frame), 4)), SECONDS));
        assertThat(match.reference()).isEqualTo(new ReferenceId("film-3"));
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(((VideoTransform) match.transform()).mirrored()).isTrue();
        assertThat(framing(match).rotationDegrees()).isEqualTo(4);
    }

    @Test
    void aFilmThatLiesOnItsSideIsFound() {
        for (int quarters = 1; quarters < 4; quarters += LONG ? 1 : 2) {
            int turns = quarters;
            Match match = only(search(Scenes.each(film(2), frame -> laid(frame, turns)), SECONDS));
            assertThat(match.reference()).isEqualTo(new ReferenceId("film-2"));
            assertThat(match.grade()).isEqualTo(Grade.STRONG);
            assertThat(framing(match).rotationDegrees()).isEqualTo(90 * turns);
            assertTime(match.segments().getFirst().inReference(), 0, SECONDS);
            assertThat(((VideoTransform) match.transform()).speed()).isEqualTo(1);
        }
    }

    private static Pixels laid(Pixels frame, int quarterTurns) {
        Pixels laid = frame;
        for (int turn = 0; turn < quarterTurns; turn++) {
            laid = Scenes.turn(laid);
        }
        return laid;
    }

    @Test
    void anUprightPartOfTheFrameIsFound() {
        Match match = only(search(Scenes.each(film(1), frame -> Scenes.crop(frame, 180, 0, 162, HEIGHT)), SECONDS));
        assertThat(match.reference()).isEqualTo(new ReferenceId("film-1"));
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        Span.Quad shown = framing(match).inReference();
        assertThat(shown.corners().getFirst().x()).isCloseTo(180.0 / WIDTH, within(0.06));
        assertThat(shown.corners().get(1).x()).isCloseTo(342.0 / WIDTH, within(0.06));
    }

    @Test
    void theUprightMiddleOfAMirroredFilmLiesTheOtherWayRound() {
        int width = Math.round(HEIGHT * 9 / 16f);
        Match match = only(search(
                Scenes.each(film(2), frame -> Scenes.mirror(Scenes.crop(frame, (WIDTH - width) / 2, 0, width, HEIGHT))),
                SECONDS));
        assertThat(match.reference()).isEqualTo(new ReferenceId("film-2"));
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(((VideoTransform) match.transform()).mirrored()).isTrue();
        Span.Quad shown = framing(match).inReference();
        assertThat(shown.corners().getFirst().x()).isCloseTo((WIDTH - width) / 2.0 / WIDTH, within(0.06));
        assertThat(shown.corners().get(1).x()).isCloseTo((WIDTH + width) / 2.0 / WIDTH, within(0.06));
        Span.Quad seen = framing(match).inCopy();
        assertThat(seen.corners().getFirst().x()).isCloseTo(1, within(0.06));
        assertThat(seen.corners().get(1).x()).isCloseTo(0, within(0.06));
    }

    @Test
    void twoPartsOfOneFilmAreTwoSegments() {
        Scenes.Film copy = Scenes.then(
                inACorner(Scenes.clip(film(0), 6), film(92)),
                9,
                Scenes.then(film(93), 8, inACorner(film(0), film(94))));
        Match match = only(search(copy, 9 + 8 + 9));
        assertThat(match.reference()).isEqualTo(new ReferenceId("film-0"));
        assertThat(match.segments()).hasSize(2);
        assertTime(match.segments().getFirst().inReference(), 6, 15);
        assertTime(match.segments().getFirst().inCopy(), 0, 9);
        assertTime(match.segments().getLast().inReference(), 0, 9);
        assertTime(match.segments().getLast().inCopy(), 17, 26);
    }

    @Test
    void aFilmThatRunsBackwardsIsNone() {
        Scenes.Film film = film(1);
        Scenes.Film backwards = seconds -> film.apply(SECONDS - 0.01 - seconds);
        assertThat(search(inACorner(backwards, film(95)), SECONDS)).isEmpty();
    }

    @Test
    void whatIsSeenAllTheTimeIsNoFilm() {
        Pixels logo = Scenes.picture(7_000, 200, 120);
        VideoFingerprint marked = Scenes.fingerprint(marked(film(60), logo), SECONDS, RATE, Role.REFERENCE);
        index.put(new ReferenceId("marked"), marked);
        index.commit(2);
        try {
            assertThat(search(marked(film(61), logo), SECONDS))
                    .allSatisfy(match -> assertThat(match.grade()).isEqualTo(Grade.CANDIDATE));
        } finally {
            index.remove(new ReferenceId("marked"));
            index.commit(3);
        }
    }

    private static Scenes.Film marked(Scenes.Film film, Pixels logo) {
        return Scenes.each(
                film,
                frame -> Scenes.paint(
                        WIDTH,
                        HEIGHT,
                        (x, y) -> x < logo.width() && y < logo.height()
                                ? Scenes.colour(logo, x, y)
                                : Scenes.colour(frame, x, y)));
    }

    @Test
    void nothingIsFoundInAnotherFilm() {
        assertThat(search(inACorner(film(70), film(71)), SECONDS)).isEmpty();
    }

    @Test
    void theKeyframesOfAReferenceComeBack() {
        assertThat(work.keyframes()).hasSizeGreaterThanOrEqualTo(SHOTS);
        assertThat(index.fingerprint(new ReferenceId("film-0"), Medium.VIDEO)).contains(work);
    }

    @Test
    void amongCopiesThoseAreFoundThatShowAReference(@TempDir Path copies) throws IOException {
        try (VisualIndex found = VisualIndex.open(copies, Access.WRITE)) {
            found.put(
                    new ReferenceId("copy"),
                    Scenes.fingerprint(inACorner(film(0), film(96)), SECONDS, RATE, Role.COPY));
            found.put(
                    new ReferenceId("turned"),
                    Scenes.fingerprint(Scenes.each(film(0), Scenes::turn), SECONDS, RATE, Role.COPY));
            found.put(new ReferenceId("other"), Scenes.fingerprint(film(97), SECONDS, RATE, Role.COPY));
            found.commit(1);
            assertThat(found.copiesOf(work))
                    .containsExactlyInAnyOrder(new ReferenceId("copy"), new ReferenceId("turned"));
        }
    }

    private static void assertTime(Span span, double start, double end) {
        Span.Time time = (Span.Time) span;
        assertThat(time.start()).as("start of %s", time).isCloseTo(start, within(1.0));
        assertThat(time.end()).as("end of %s", time).isCloseTo(end, within(1.0));
    }
}
