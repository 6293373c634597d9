package dev.colophon.index.visual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames that are too plain to be compared, beside those of a work. */
class PlainFramesTest {

    private static final int RATE = 10;

    @TempDir
    Path folder;

    /** What they show nobody knows. */
    @Test
    void thoseBesideAClipAreNotOfTheWork() throws IOException {
        Scenes.Film plain = _ -> Scenes.paint(Scenes.SIDE, Scenes.SIDE, (_, _) -> 0);
        Scenes.Film work = Scenes.film(1);
        Match match = only(work, 20, Scenes.then(plain, 10, Scenes.then(Scenes.clip(work, 4), 6, plain)), 30);
        assertTimes(match, 4, 10, 10, 16);
        assertThat(match.coverage().ofCopy()).isCloseTo(6 / 30.0, within(0.04));
    }

    @Test
    void thoseThatTheWorkHasThereTooAreOfIt() throws IOException {
        Scenes.Film plain = _ -> Scenes.paint(Scenes.SIDE, Scenes.SIDE, (_, _) -> 0);
        Scenes.Film work = Scenes.then(plain, 4, Scenes.then(Scenes.film(1), 8, plain));
        Match match = only(work, 15, Scenes.then(plain, 10, Scenes.clip(work, 1)), 30);
        assertTimes(match, 0, 15, 9, 24);
    }

    private Match only(Scenes.Film work, double seconds, Scenes.Film copy, double copySeconds) throws IOException {
        try (VisualIndex index = VisualIndex.open(folder, Access.WRITE)) {
            index.put(new ReferenceId("work"), Scenes.fingerprint(work, seconds, RATE, Role.REFERENCE));
            index.commit(1);
            List<Match> matches =
                    index.search(Scenes.fingerprint(copy, copySeconds, RATE, Role.COPY), SearchOptions.DEFAULT);
            assertThat(matches).hasSize(1);
            return matches.getFirst();
        }
    }

    private static void assertTimes(Match match, double fromReference, double toReference, double from, double to) {
        assertThat(match.segments()).hasSize(1);
        Segment segment = match.segments().getFirst();
        Span.Time reference = (Span.Time) segment.inReference();
        Span.Time copy = (Span.Time) segment.inCopy();
        assertThat(List.of(reference.start(), reference.end(), copy.start(), copy.end()))
                .usingElementComparator((one, other) -> Math.abs(one - other) <= 1 ? 0 : Double.compare(one, other))
                .containsExactly(fromReference, toReference, from, to);
    }
}
