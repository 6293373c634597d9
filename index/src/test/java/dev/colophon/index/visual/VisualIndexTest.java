package dev.colophon.index.visual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.explanation.ColourExplanation;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisualIndexTest {

    private static final Pixels PICTURE = Scenes.picture(5, 480, 320);
    private static final Scenes.Film FILM = Scenes.film(7);
    private static final Scenes.Film OTHER_FILM = Scenes.film(8);
    private static final double TOLERANCE = 0.02;
    private static final int SLOW_SECONDS = 16;

    @TempDir
    static Path folder;

    private static VisualIndex index;

    @BeforeAll
    static void fill() {
        index = VisualIndex.open(folder, Access.WRITE);
        for (int seed = 0; seed < 8; seed++) {
            Pixels picture = seed == 5 ? PICTURE : Scenes.picture(seed, 480, 320);
            index.put(new ReferenceId("picture-" + seed), Scenes.fingerprint(picture, Role.REFERENCE));
        }
        for (int seed = 0; seed < 3; seed++) {
            index.put(
                    new ReferenceId("plain-" + seed),
                    Scenes.fingerprint(Scenes.clouds(seed, 400, 300), Role.REFERENCE));
        }
        index.put(new ReferenceId("film"), Scenes.fingerprint(FILM, 20, 10, Role.REFERENCE));
        index.put(new ReferenceId("other-film"), Scenes.fingerprint(OTHER_FILM, 20, 10, Role.REFERENCE));
        index.commit(1);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @Test
    void theHashesOfAFilmAreKeptOnce(@TempDir Path other) throws IOException {
        VideoFingerprint film = Scenes.fingerprint(FILM, 20, 25, Role.REFERENCE).with(List.of());
        long hashBytes = 32L * film.tracks().stream().mapToInt(FrameTrack::size).sum();
        try (VisualIndex one = VisualIndex.open(other, Access.WRITE)) {
            one.put(new ReferenceId("film"), film);
            one.commit(1);
            assertThat(one.fingerprint(new ReferenceId("film"), Medium.VIDEO)).contains(film);
        }
        try (Stream<Path> files = Files.walk(other)) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            assertThat(bytes).isBetween(hashBytes, hashBytes * 7 / 4);
        }
    }

    @Test
    void aWhiteSheetBetweenBarsIsNoPartOfAPlainPicture(@TempDir Path other) throws IOException {
        try (VisualIndex plain = VisualIndex.open(other, Access.WRITE)) {
            Pixels glow = Scenes.paint(400, 300, (x, y) -> {
                int less = Math.max(0, 150 - (int) Math.hypot(x - 80, y - 80));
                return 0xffffff - (less << 8);
            });
            plain.put(new ReferenceId("glow"), Scenes.fingerprint(glow, Role.REFERENCE));
            plain.commit(1);
            Pixels sheet = Scenes.paint(400, 200, (_, _) -> 0xffffff);
            assertThat(plain.search(Scenes.fingerprint(glow, Role.COPY), SearchOptions.DEFAULT))
                    .hasSize(1);
            Fingerprint barred = Scenes.fingerprint(Scenes.frame(sheet, 0, 100, 0, 100, 0), Role.COPY);
            assertThat(barred.unmatchable()).isEmpty();
            assertThat(plain.search(barred, SearchOptions.DEFAULT)).isEmpty();
        }
    }

    @Test
    void aCropIsPlacedInTheReference() {
        Match match = picture(Scenes.rough(Scenes.centre(PICTURE, 0.8)));
        assertThat(match.transform()).isEqualTo(new ImageTransform(false, 0, false));
        assertQuad(reference(match), 0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.9);
        assertQuad(copy(match), 0, 0, 1, 0, 1, 1, 0, 1);
        assertThat(match.coverage().ofReference()).isCloseTo(0.64, within(0.03));
    }

    @Test
    void theCornersOfAMirroredCopyRunTheOtherWayRound() {
        Match match = picture(Scenes.rough(Scenes.mirror(PICTURE)));
        assertThat(match.transform()).isEqualTo(new ImageTransform(true, 0, false));
        assertQuad(copy(match), 1, 0, 0, 0, 0, 1, 1, 1);
    }

    @Test
    void aTurnedCopyHasItsTopAtTheRight() {
        Match match = picture(Scenes.turn(PICTURE));
        assertThat(match.transform()).isEqualTo(new ImageTransform(false, 90, false));
        assertQuad(copy(match), 1, 0, 1, 1, 0, 1, 0, 0);
        Match back = picture(Scenes.turn(Scenes.turn(Scenes.turn(Scenes.mirror(PICTURE)))));
        assertThat(back.transform()).isEqualTo(new ImageTransform(true, 270, false));
        assertQuad(copy(back), 0, 0, 0, 1, 1, 1, 1, 0);
    }

    @Test
    void barsAreNotPartOfTheMatch() {
        Match match = picture(Scenes.frame(PICTURE, 0, 80, 0, 80, 0));
        assertQuad(copy(match), 0, 1 / 6.0, 1, 1 / 6.0, 1, 5 / 6.0, 0, 5 / 6.0);
        assertThat(match.coverage().ofCopy()).isCloseTo(2 / 3.0, within(0.02));
        Match cropped = picture(Scenes.frame(Scenes.centre(PICTURE, 0.8), 60, 0, 60, 0, 0xffffff));
        assertQuad(reference(cropped), 0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.9);
    }

    @Test
    void aCropIsPlacedWhereverItWasTaken() {
        Match match = picture(Scenes.rough(Scenes.crop(PICTURE, 10, 50, 408, 256)));
        assertQuad(
                reference(match),
                10 / 480.0,
                50 / 320.0,
                418 / 480.0,
                50 / 320.0,
                418 / 480.0,
                306 / 320.0,
                10 / 480.0,
                306 / 320.0);
        assertQuad(copy(match), 0, 0, 1, 0, 1, 1, 0, 1);
        assertThat(match.coverage().ofReference()).isCloseTo(0.68, within(0.03));
        Match mirrored = picture(Scenes.mirror(Scenes.crop(PICTURE, 120, 0, 360, 240)));
        assertThat(mirrored.transform()).isEqualTo(new ImageTransform(true, 0, false));
        assertQuad(reference(mirrored), 0.25, 0, 1, 0, 1, 0.75, 0.25, 0.75);
        assertQuad(copy(mirrored), 1, 0, 0, 0, 0, 1, 1, 1);
    }

    @Test
    void aPictureOfColoursAloneIsACandidate() {
        Pixels clouds = Scenes.clouds(1, 400, 300);
        Match crop = plain(Scenes.rough(Scenes.crop(clouds, 60, 10, 340, 255)));
        assertQuad(reference(crop), 0.15, 1 / 30.0, 1, 1 / 30.0, 1, 265 / 300.0, 0.15, 265 / 300.0);
        assertThat(plain(Scenes.turn(clouds)).transform()).isEqualTo(new ImageTransform(false, 90, false));
        assertQuad(
                copy(plain(Scenes.frame(Scenes.mirror(clouds), 0, 75, 0, 75, 0))),
                1,
                1 / 6.0,
                0,
                1 / 6.0,
                0,
                5 / 6.0,
                1,
                5 / 6.0);
        assertThat(search(Scenes.fingerprint(Scenes.clouds(9, 400, 300), Role.COPY)))
                .isEmpty();
    }

    @Test
    void aNegativeIsFoundWhenNothingElseIs() {
        Match match = picture(Scenes.negate(PICTURE));
        assertThat(match.transform()).isEqualTo(new ImageTransform(false, 0, true));
    }

    @Test
    @Tag("full")
    void plainTinyAndUnrelatedPicturesFindNothing() {
        assertThat(search(Scenes.fingerprint(Scenes.paint(300, 200, (_, _) -> 0x204060), Role.COPY)))
                .isEmpty();
        assertThat(search(Scenes.fingerprint(Scenes.picture(5, 1, 1), Role.COPY)))
                .isEmpty();
        for (int seed = 2_000; seed < 2_030; seed++) {
            assertThat(search(Scenes.fingerprint(Scenes.picture(seed, 240, 160), Role.COPY)))
                    .filteredOn(match -> match.grade() != Grade.CANDIDATE)
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void aStillIsFoundInItsFilm() {
        Match match = only(search(Scenes.fingerprint(Scenes.rough(FILM.apply(11.3)), Role.COPY)));
        assertThat(match.reference()).isEqualTo(new ReferenceId("film"));
        assertThat(match.medium()).isEqualTo(Medium.IMAGE);
        Span.Time moment = (Span.Time) match.segments().getFirst().inReference();
        assertThat(moment.start()).isLessThan(11.3).isGreaterThan(9.3);
        assertThat(moment.end()).isGreaterThan(11.3).isLessThan(13.3);
    }

    @Test
    @Tag("full")
    void aClipIsPlacedWithinASecond() {
        for (double start : new double[] {0, 3.7, 14.9}) {
            Match match = film(Scenes.clip(FILM, start), 5);
            assertTimes(match.segments().getFirst(), start, start + 5, 0, 5);
            assertThat(((VideoTransform) match.transform()).speed()).isCloseTo(1, within(0.03));
        }
    }

    @Test
    @Tag("full")
    void speedIsMeasured() {
        for (double speed : new double[] {0.5, 0.95, 1.25, 2}) {
            Match match = film(Scenes.faster(Scenes.clip(FILM, 2), speed), 8);
            assertThat(((VideoTransform) match.transform()).speed()).isCloseTo(speed, within(0.03));
            assertTimes(match.segments().getFirst(), 2, 2 + 8 * speed, 0, 8);
        }
    }

    /** A frame of the reference lasts, and so a line through what agrees may lean without any frame that contradicts. */
    @Test
    @Tag("full")
    void ofFilmsOfAnotherFrameRateNoSpeedIsTold() {
        for (int framesPerSecond : new int[] {4, 6, 7, 12}) {
            for (double start : new double[] {0, 1.03, 2.51, 7.77}) {
                Match match = only(search(Scenes.fingerprint(Scenes.clip(FILM, start), 7, framesPerSecond, Role.COPY)));
                assertThat(((VideoTransform) match.transform()).speed())
                        .as("%d frames a second from %s s on", framesPerSecond, start)
                        .isEqualTo(1);
                assertTimes(match.segments().getFirst(), start, start + 7, 0, 7);
            }
        }
    }

    @Test
    @Tag("full")
    void mirroredLetterboxedAndNegatedFilmsAreFound() {
        Scenes.Film clip = Scenes.clip(FILM, 6);
        assertThat(film(Scenes.each(clip, Scenes::mirror), 8).transform())
                .isInstanceOfSatisfying(
                        VideoTransform.class,
                        change -> assertThat(change.mirrored()).isTrue());
        assertThat(film(Scenes.each(clip, Scenes::negate), 8).transform())
                .isInstanceOfSatisfying(
                        VideoTransform.class,
                        change -> assertThat(change.negated()).isTrue());
        assertTimes(
                film(Scenes.each(clip, frame -> Scenes.frame(frame, 0, 40, 0, 40, 0)), 8)
                        .segments()
                        .getFirst(),
                6,
                14,
                0,
                8);
        assertTimes(
                film(Scenes.each(clip, frame -> Scenes.centre(frame, 0.8)), 8)
                        .segments()
                        .getFirst(),
                6,
                14,
                0,
                8);
    }

    @Test
    @Tag("full")
    void aCompilationIsTakenApart() {
        Scenes.Film compilation =
                Scenes.then(Scenes.clip(FILM, 10), 6, Scenes.then(Scenes.clip(OTHER_FILM, 3), 6, Scenes.clip(FILM, 1)));
        List<Match> matches = search(Scenes.fingerprint(compilation, 18, 10, Role.COPY));
        assertThat(matches)
                .extracting(match -> match.reference().value())
                .containsExactlyInAnyOrder("film", "other-film");
        for (Match match : matches) {
            if (match.reference().value().equals("film")) {
                assertThat(match.segments()).hasSize(2);
                assertTimes(match.segments().getFirst(), 10, 16, 0, 6);
                assertTimes(match.segments().getLast(), 1, 7, 12, 18);
                assertThat(match.coverage().ofCopy()).isCloseTo(12 / 18.0, within(0.1));
            } else {
                assertTimes(match.segments().getFirst(), 3, 9, 6, 12);
            }
        }
    }

    @Test
    @Tag("full")
    void aStillPictureHeldForLongIsNoStretchOfTheFilm() {
        assertThat(search(Scenes.fingerprint(_ -> FILM.apply(5), 20, 5, Role.COPY)))
                .isEmpty();
        assertThat(search(
                        Scenes.fingerprint(_ -> Scenes.paint(Scenes.SIDE, Scenes.SIDE, (_, _) -> 0), 20, 5, Role.COPY)))
                .isEmpty();
    }

    @Test
    @Tag("full")
    void aSlowShotThatRunsBackwardsIsNotItself() {
        Pixels picture = Scenes.picture(41, Scenes.SIDE + 30, Scenes.SIDE);
        Scenes.Film slow = seconds -> Scenes.crop(picture, (int) (seconds / 2), 0, Scenes.SIDE, Scenes.SIDE);
        ReferenceId reference = new ReferenceId("slow");
        index.put(reference, Scenes.fingerprint(slow, SLOW_SECONDS, 8, Role.REFERENCE));
        index.commit(2);
        try {
            assertThat(only(search(Scenes.fingerprint(slow, SLOW_SECONDS, 7, Role.COPY)))
                            .grade())
                    .isEqualTo(Grade.STRONG);
            Scenes.Film backwards = seconds -> slow.apply(SLOW_SECONDS - 0.01 - seconds);
            assertThat(search(Scenes.fingerprint(backwards, SLOW_SECONDS, 7, Role.COPY)))
                    .isEmpty();
        } finally {
            index.remove(reference);
            index.commit(3);
        }
    }

    @Test
    void otherMediaAreRefused() {
        assertThatThrownBy(() -> index.put(
                        new ReferenceId("text"), TextFingerprinter.fingerprint("no picture at all", Role.REFERENCE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TEXT");
    }

    private static Match picture(Pixels pixels) {
        Match match = only(search(Scenes.fingerprint(pixels, Role.COPY)));
        assertThat(match.reference()).isEqualTo(new ReferenceId("picture-5"));
        assertThat(match.medium()).isEqualTo(Medium.IMAGE);
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        return match;
    }

    private static Match plain(Pixels pixels) {
        Match match = only(search(Scenes.fingerprint(pixels, Role.COPY)));
        assertThat(match.reference()).isEqualTo(new ReferenceId("plain-1"));
        assertThat(match.grade()).isEqualTo(Grade.CANDIDATE);
        assertThat(match.why()).isInstanceOf(ColourExplanation.class);
        return match;
    }

    private static Match film(Scenes.Film film, double seconds) {
        Match match = only(search(Scenes.fingerprint(film, seconds, 10, Role.COPY)));
        assertThat(match.reference()).isEqualTo(new ReferenceId("film"));
        assertThat(match.medium()).isEqualTo(Medium.VIDEO);
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        return match;
    }

    private static List<Match> search(Fingerprint copy) {
        return index.search(copy, SearchOptions.DEFAULT);
    }

    private static Match only(List<Match> matches) {
        assertThat(matches).hasSize(1);
        return matches.getFirst();
    }

    private static Span.Quad reference(Match match) {
        return (Span.Quad) match.segments().getFirst().inReference();
    }

    private static Span.Quad copy(Match match) {
        return (Span.Quad) match.segments().getFirst().inCopy();
    }

    private static void assertQuad(Span.Quad quad, double... corners) {
        for (int corner = 0; corner < 4; corner++) {
            assertThat(quad.corners().get(corner).x()).isCloseTo(corners[2 * corner], within(TOLERANCE));
            assertThat(quad.corners().get(corner).y()).isCloseTo(corners[2 * corner + 1], within(TOLERANCE));
        }
    }

    private static void assertTimes(Segment segment, double fromReference, double toReference, double from, double to) {
        Span.Time reference = (Span.Time) segment.inReference();
        Span.Time copy = (Span.Time) segment.inCopy();
        assertThat(List.of(reference.start(), reference.end(), copy.start(), copy.end()))
                .usingElementComparator((one, other) -> Math.abs(one - other) <= 1 ? 0 : Double.compare(one, other))
                .containsExactly(fromReference, toReference, from, to);
    }
}
