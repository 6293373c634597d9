package dev.colophon.index.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Span;
import dev.colophon.samples.sound.Sound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sounds of minutes, in which little is registered or all of it is. */
@Tag("full")
class SparseWindowSearchTest {

    private static final int REGISTERED = 6;
    private static final int UNREGISTERED = 70;

    @TempDir
    Path home;

    private AudioIndex index;

    @BeforeEach
    void register() {
        index = AudioIndex.open(home, Access.WRITE);
        for (int number = 0; number < REGISTERED; number++) {
            index.put(
                    new ReferenceId("piece-" + number),
                    Recordings.fingerprint(Role.REFERENCE, Recordings.piece(number)));
        }
        index.put(
                new ReferenceId("loop-of-1"),
                Recordings.fingerprint(Role.REFERENCE, Recordings.piece(1).part(10, 26)));
        index.commit(1);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void oneExcerptUnderNoiseIsFoundWhereverItFallsBetweenWindows() {
        for (double at : new double[] {30, 33, 35, 37.5, 52}) {
            Sound excerpt = Recordings.piece(0).part(12, 22);
            Sound copy = Recordings.noisy(unregistered(at, 0).then(excerpt).then(unregistered(90 - at, 3)), 5, 1);
            Match match = only(copy);
            assertThat(match.reference()).isEqualTo(new ReferenceId("piece-0"));
            assertSpan(match.segments().getFirst().inCopy(), at, at + 10);
            assertSpan(match.segments().getFirst().inReference(), 12, 22);
        }
    }

    @Test
    void anExcerptMayStandInSilence() {
        Sound silence = new Sound(1, new float[22 * Sound.RATE]);
        for (double at : new double[] {0, 3, 6}) {
            Sound excerpt = Recordings.piece(0).part(12, 18);
            Sound copy = silence.then(silence).part(0, 30 + at).then(excerpt).then(silence);
            Match match = only(copy);
            assertThat(match.reference()).isEqualTo(new ReferenceId("piece-0"));
            assertSpan(match.segments().getFirst().inCopy(), 30 + at, 36 + at);
        }
    }

    @Test
    void aStretchAsShortAsASharedSoundIsNoMoreThanACandidate() {
        Sound noise = Recordings.noisy(unregistered(5, 0), -30, 1).times(0.03);
        for (double seconds : new double[] {2, 6}) {
            Sound excerpt = Recordings.piece(0).part(12, 12 + seconds);
            Match match = search(noise.then(excerpt).then(noise)).getFirst();
            assertThat(match.reference()).isEqualTo(new ReferenceId("piece-0"));
            assertThat(match.grade()).as("%s", match).isEqualTo(seconds < 3 ? Grade.CANDIDATE : Grade.STRONG);
        }
    }

    @Test
    void everyWorkOfAMedleyIsFound() {
        Sound medley = Recordings.piece(0).part(5, 15);
        for (int number = 2; number < REGISTERED; number++) {
            medley = medley.then(Recordings.piece(number).part(number, number + 11.5));
        }
        List<Match> matches = search(medley).stream()
                .sorted(Comparator.comparing(Match::reference))
                .toList();
        assertThat(matches)
                .extracting(match -> match.reference().value())
                .containsExactly("piece-0", "piece-2", "piece-3", "piece-4", "piece-5");
        double at = 10;
        for (int number = 2; number < REGISTERED; number++) {
            Match match = matches.get(number - 1);
            assertThat(match.grade()).isEqualTo(Grade.STRONG);
            assertSpan(match.segments().getFirst().inCopy(), at, at + 11.5);
            at += 11.5;
        }
    }

    @Test
    void aStretchOfOneReferenceIsAskedForAnother() {
        Sound copy = unregistered(25, 0).then(Recordings.piece(1)).then(unregistered(25, 3));
        List<Match> matches = search(copy);
        assertThat(matches)
                .extracting(Match::reference)
                .containsExactlyInAnyOrder(new ReferenceId("piece-1"), new ReferenceId("loop-of-1"));
        for (Match match : matches) {
            boolean loop = match.reference().equals(new ReferenceId("loop-of-1"));
            assertSpan(match.segments().getFirst().inCopy(), loop ? 35 : 25, loop ? 51 : 65);
        }
    }

    @Test
    void aLongCopyAtAnotherSpeedIsFoundWhole() {
        Sound both = Recordings.piece(2).then(Recordings.piece(3));
        List<Match> matches = index.search(Recordings.fingerprint(Role.COPY, both, 1.06), SearchOptions.DEFAULT);
        assertThat(matches).hasSize(2).allSatisfy(match -> {
            assertThat(((AudioTransform) match.transform()).speed()).isCloseTo(1.06, within(0.002));
            assertThat(match.coverage().ofReference()).isGreaterThan(0.95);
        });
    }

    @Test
    void whatNobodyRegisteredIsNotFoundAndCostsLittle() {
        AudioFingerprint copy = Recordings.fingerprint(Role.COPY, unregistered(120, 0));
        long before = index.postingsRead();
        assertThat(index.search(copy, SearchOptions.DEFAULT)).isEmpty();
        long surveyed = index.postingsRead() - before;
        assertThat(index.trials(copy, _ -> true)).hasSize(22);
        assertThat(2 * surveyed).isLessThan(index.postingsRead() - before - surveyed);
    }

    private Match only(Sound copy) {
        List<Match> matches = search(copy);
        assertThat(matches).hasSize(1);
        assertThat(matches.getFirst().grade()).isEqualTo(Grade.STRONG);
        assertThat(matches.getFirst().segments()).hasSize(1);
        return matches.getFirst();
    }

    private List<Match> search(Sound copy) {
        return index.search(Recordings.fingerprint(Role.COPY, copy), SearchOptions.DEFAULT);
    }

    private static Sound unregistered(double seconds, int first) {
        int pieces = (int) Math.ceil(seconds / Recordings.SECONDS);
        return IntStream.range(0, pieces)
                .mapToObj(number -> Recordings.piece(UNREGISTERED + first + number))
                .reduce(Sound::then)
                .orElseThrow()
                .part(0, seconds);
    }

    private static void assertSpan(Span span, double from, double to) {
        Span.Time time = (Span.Time) span;
        assertThat(time.start()).isCloseTo(from, within(0.8));
        assertThat(time.end()).isCloseTo(to, within(0.8));
    }
}
