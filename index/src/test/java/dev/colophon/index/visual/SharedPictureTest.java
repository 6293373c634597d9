package dev.colophon.index.visual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.index.Access;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody else registered is searched as a work, with the crops of one. */
class SharedPictureTest {

    private static final int PICTURES = 12;

    @TempDir
    Path folder;

    @Test
    void whoeverRegistersTheWholeAnewSharesTheWhole() throws IOException {
        try (VisualIndex index = VisualIndex.open(folder, Access.WRITE)) {
            for (int seed = 0; seed < PICTURES; seed++) {
                index.put(new ReferenceId("picture-" + seed), Scenes.fingerprint(picture(seed), Role.REFERENCE));
            }
            index.commit(1);
            for (int seed = 0; seed < PICTURES; seed++) {
                Pixels smaller = Scenes.rough(Scenes.resize(picture(seed), 400, 260));
                Match match = match(index, smaller, seed);
                assertThat(quad(match.segments().getFirst().inReference()))
                        .as("picture " + seed)
                        .allSatisfy(SharedPictureTest::isCorner);
                assertThat(quad(match.segments().getFirst().inCopy())).allSatisfy(SharedPictureTest::isCorner);
            }
        }
    }

    @Test
    void whoeverRegistersTheMiddleSharesTheMiddle() throws IOException {
        try (VisualIndex index = VisualIndex.open(folder, Access.WRITE)) {
            index.put(new ReferenceId("picture-5"), Scenes.fingerprint(picture(5), Role.REFERENCE));
            index.commit(1);
            Match match = match(index, Scenes.rough(Scenes.centre(picture(5), 0.7)), 5);
            assertThat(match.coverage().ofReference()).isBetween(0.3, 0.6);
        }
    }

    private static Pixels picture(int seed) {
        return Scenes.picture(seed, 480, 320);
    }

    private static Match match(VisualIndex index, Pixels registered, int seed) {
        List<Match> matches = index.search(Scenes.fingerprint(registered, Role.REFERENCE), SearchOptions.DEFAULT);
        assertThat(matches).isNotEmpty();
        assertThat(matches.getFirst().reference()).isEqualTo(new ReferenceId("picture-" + seed));
        return matches.getFirst();
    }

    private static List<Span.Point> quad(Span span) {
        return ((Span.Quad) span).corners();
    }

    private static void isCorner(Span.Point corner) {
        assertThat(Math.min(Math.abs(corner.x()), Math.abs(1 - corner.x()))).isLessThan(0.015);
        assertThat(Math.min(Math.abs(corner.y()), Math.abs(1 - corner.y()))).isLessThan(0.015);
    }
}
