package dev.colophon.index.visual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.explanation.VideoExplanation;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The middle of a film, of which a reference keeps one crop, is found by the middles of both. */
class FilmCropTest {

    private static final int FILMS = 3;
    private static final double SECONDS = 12;
    private static final int RATE = 8;

    @TempDir
    static Path folder;

    private static VisualIndex index;

    @BeforeAll
    static void fill() {
        index = VisualIndex.open(folder, Access.WRITE);
        for (int number = 0; number < FILMS; number++) {
            index.put(
                    new ReferenceId("film-" + number),
                    Scenes.fingerprint(Scenes.film(number), SECONDS, RATE, Role.REFERENCE));
        }
        index.commit(1);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    private static List<Match> search(Scenes.Film film, double seconds) {
        return index.search(Scenes.fingerprint(film, seconds, RATE, Role.COPY), SearchOptions.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"0.95,false", "0.85,false", "0.8,true", "0.7,false"})
    void aCropOfAnyShareIsFoundByItsFrames(double share, boolean mirrored) {
        Scenes.Film crop = Scenes.each(Scenes.clip(Scenes.film(1), 2), frame -> {
            var middle = Scenes.centre(frame, share);
            return mirrored ? Scenes.mirror(middle) : middle;
        });
        List<Match> found = search(crop, 8);
        assertThat(found).extracting(Match::reference).containsExactly(new ReferenceId("film-1"));
        Match match = found.getFirst();
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(match.why()).isInstanceOf(VideoExplanation.class);
        VideoTransform change = (VideoTransform) match.transform();
        assertThat(change.mirrored()).isEqualTo(mirrored);
        FilmFraming framing = change.framing().orElseThrow();
        Span.Point corner = framing.inReference().corners().getFirst();
        assertThat(corner.x()).as("where it was cut").isEqualTo((1 - share) / 2, within(0.03));
        assertThat(corner.y()).isEqualTo((1 - share) / 2, within(0.03));
        assertThat(framing.inCopy().corners().getFirst().x()).isEqualTo(mirrored ? 1 : 0);
        Span.Time inReference = (Span.Time) match.segments().getFirst().inReference();
        assertThat(inReference.start()).isEqualTo(2, within(0.6));
        assertThat(inReference.end()).isEqualTo(10, within(0.6));
    }

    @Test
    void ofAWholeFilmNothingIsSaidToBeCut() {
        for (Scenes.Film copy : List.of(Scenes.clip(Scenes.film(1), 2), Scenes.each(Scenes.film(2), Scenes::mirror))) {
            VideoTransform change = (VideoTransform) search(copy, 8).getFirst().transform();
            assertThat(change.framing()).isEmpty();
        }
    }

    @Test
    void theMiddleOfAnotherFilmIsNotFound() {
        assertThat(search(Scenes.each(Scenes.film(9), frame -> Scenes.centre(frame, 0.8)), 8))
                .isEmpty();
    }
}
