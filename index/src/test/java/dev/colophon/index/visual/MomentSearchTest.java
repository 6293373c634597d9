package dev.colophon.index.visual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.explanation.VideoExplanation;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films in which everything moves, covered in part or shown among other things: no keyframe of a copy is one of the reference. */
@Tag("full")
class MomentSearchTest {

    private static final int FILMS = 2;
    private static final int PICTURES_A_SECOND = 4;
    private static final int SECONDS = 12;
    private static final int RATE = 8;

    /** Where in the reference copies begin: their keyframes, one a second, fall between those of the reference. */
    private static final double START = 0.75;

    private static final double COPY_SECONDS = 9;
    private static final ReferenceId FILM = new ReferenceId("film-1");

    @TempDir
    static Path folder;

    private static VisualIndex index;

    @BeforeAll
    static void fill() {
        index = VisualIndex.open(folder, Access.WRITE);
        for (int number = 0; number < FILMS; number++) {
            index.put(
                    new ReferenceId("film-" + number), Scenes.fingerprint(film(number), SECONDS, RATE, Role.REFERENCE));
        }
        index.put(new ReferenceId("loop"), Scenes.fingerprint(loop(), SECONDS, RATE, Role.REFERENCE));
        index.commit(1);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    /** Another picture in every quarter of a second. */
    private static Scenes.Film film(int number) {
        Pixels[] pictures = new Pixels[SECONDS * PICTURES_A_SECOND];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = Scenes.picture(20_000 + pictures.length * number + i, Scenes.SIDE, Scenes.SIDE);
        }
        return seconds -> pictures[Math.clamp((int) (PICTURES_A_SECOND * seconds), 0, pictures.length - 1)];
    }

    /** Two seconds that come again and again. */
    private static Scenes.Film loop() {
        Scenes.Film film = film(FILMS);
        return seconds -> film.apply(seconds % 2);
    }

    private static Pixels covered(Pixels frame) {
        int side = frame.width();
        return Scenes.paint(
                side, side, (x, y) -> x > side * 0.62 && y > side * 0.6 ? 0xc02020 : Scenes.colour(frame, x, y));
    }

    private static Scenes.Film inACorner(Scenes.Film film, Pixels ground) {
        int side = Scenes.SIDE / 2;
        return seconds -> {
            Pixels small = Scenes.resize(film.apply(seconds), side, side);
            return Scenes.paint(
                    Scenes.SIDE,
                    Scenes.SIDE,
                    (x, y) -> x >= 118 && y >= 114 && x < 118 + side && y < 114 + side
                            ? Scenes.colour(small, x - 118, y - 114)
                            : Scenes.colour(ground, x, y));
        };
    }

    private static VideoFingerprint copy(Scenes.Film film) {
        return Scenes.fingerprint(film, COPY_SECONDS, RATE, Role.COPY);
    }

    private static List<Match> search(VideoFingerprint copy) {
        return index.search(copy, SearchOptions.DEFAULT);
    }

    private static void assertFound(List<Match> matches) {
        assertThat(matches).hasSize(1);
        Match match = matches.getFirst();
        assertThat(match.reference()).isEqualTo(FILM);
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(match.why()).isInstanceOf(VideoExplanation.class);
        Span.Time shown = (Span.Time) match.segments().getFirst().inReference();
        assertThat(shown.start()).isCloseTo(START, within(1.0));
        assertThat(shown.end()).isCloseTo(START + COPY_SECONDS, within(1.0));
    }

    @Test
    void aFilmThatIsCoveredInPartIsToldByItsMoments() {
        VideoFingerprint copy = copy(Scenes.each(Scenes.clip(film(1), START), MomentSearchTest::covered));
        assertFound(search(copy));
    }

    @Test
    void aFilmInACornerIsToldByWhatItsPanelShows() {
        assertFound(
                search(copy(inACorner(Scenes.clip(film(1), START), Scenes.picture(18_000, Scenes.SIDE, Scenes.SIDE)))));
    }

    @Test
    void itIsFoundAmongCopiesWhenTheWorkIsRegisteredLater(@TempDir Path other) throws IOException {
        try (VisualIndex copies = VisualIndex.open(other, Access.WRITE)) {
            copies.put(
                    new ReferenceId("covered"),
                    copy(Scenes.each(Scenes.clip(film(1), START), MomentSearchTest::covered)));
            copies.commit(1);
            assertThat(copies.copiesOf(Scenes.fingerprint(film(1), SECONDS, RATE, Role.REFERENCE)))
                    .containsExactly(new ReferenceId("covered"));
        }
    }

    @Test
    void backwardsItIsNotItself() {
        Scenes.Film film = film(1);
        Scenes.Film backwards = seconds -> film.apply(SECONDS - 0.01 - START - seconds);
        assertThat(search(copy(Scenes.each(backwards, MomentSearchTest::covered))))
                .isEmpty();
    }

    @Test
    void whatIsSeenAgainAndAgainTellsNoMoment() {
        assertThat(search(copy(Scenes.each(Scenes.clip(loop(), START), MomentSearchTest::covered))))
                .isEmpty();
    }
}
