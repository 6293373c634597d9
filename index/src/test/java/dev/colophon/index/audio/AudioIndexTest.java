package dev.colophon.index.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.audio.term.QueryTerms;
import dev.colophon.index.postings.IndexShards;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.search.MatchGrader;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.samples.sound.Sound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioIndexTest extends AudioContract {

    @TempDir
    Path home;

    @Test
    void saysWhereAClipComesFrom() {
        Match match = only(Recordings.fingerprint(Role.COPY, Recordings.piece(1).part(12, 22)));
        assertSegment(match.segments().getFirst(), 12, 22, 0, 10);
        AudioTransform transform = (AudioTransform) match.transform();
        assertThat(transform.speed()).isCloseTo(1, within(0.001));
        assertThat(transform.pitchCents()).isBetween(-2, 2);
        assertThat(match.coverage().ofCopy()).isGreaterThan(0.95);
        assertThat(match.coverage().ofReference()).isCloseTo(10 / Recordings.SECONDS, within(0.02));
    }

    @Test
    void measuresSpeedAndPitchOfACopyPlayedFasterOrSlower() {
        for (double speed : new double[] {0.90, 0.95, 0.98, 1.02, 1.05, 1.10}) {
            Match match =
                    only(Recordings.fingerprint(Role.COPY, Recordings.piece(2).part(10, 22), speed));
            AudioTransform transform = (AudioTransform) match.transform();
            assertThat(transform.speed()).as("speed %s", speed).isCloseTo(speed, within(0.003 * speed));
            assertThat((double) transform.pitchCents())
                    .as("speed %s", speed)
                    .isCloseTo(1200 * Math.log(speed) / Math.log(2), within(4.0));
            assertSegment(match.segments().getFirst(), 10, 22, 0, 12 / speed);
        }
    }

    @Test
    void aCopyAtAnotherSpeedIsFoundBeforeNeighboursOfCellsAreAskedFor() throws IOException {
        AudioFingerprint copy =
                Recordings.fingerprint(Role.COPY, Recordings.piece(2).part(10, 20), 1.05);
        List<Integer> asked = new ArrayList<>();
        TermIndex terms = IndexShards.open(home, Access.WRITE, AudioIndex.scheme());
        try (AudioIndex index = AudioIndex.over(terms)) {
            index.put(new ReferenceId("piece-2"), reference(2));
            index.commit(1);
            Fingerprints fingerprints = new Fingerprints(terms.fingerprints());
            Finder finder = new Finder(
                    query -> {
                        asked.add(query.count());
                        return terms.terms().retrieve(query);
                    },
                    fingerprints,
                    AudioSearchParameters.DEFAULT,
                    MatchGrader.DEFAULT.sounds());
            assertThat(new Search(finder, fingerprints, MatchGrader.DEFAULT, AudioSearchParameters.DEFAULT, copy)
                            .matches())
                    .extracting(Match::grade)
                    .containsExactly(Grade.STRONG);
        }
        QueryTerms withNeighbours =
                new QueryTerms(copy.spectralPeaks().upTo(Peaks.LAST_ALONE), QueryStrategy.CHANGED_UNSTEADY.asking());
        assertThat(asked.stream().mapToInt(Integer::intValue).sum()).isLessThan(withNeighbours.count() / 2);
    }

    @Test
    void findsEachUseInALongMix() {
        Sound first = Recordings.piece(0).part(5, 25);
        Sound other = Recordings.piece(50).part(0, 20);
        Sound again = Recordings.piece(1).part(8, 33);
        Sound mix = first.then(other).then(again).then(Recordings.piece(0).part(10, 30));
        List<Match> matches = search(Recordings.fingerprint(Role.COPY, mix));
        assertThat(matches)
                .extracting(match -> match.reference().value())
                .containsExactlyInAnyOrder("piece-0", "piece-1");
        for (Match match : matches) {
            assertThat(match.grade()).isEqualTo(Grade.STRONG);
            if (match.reference().value().equals("piece-1")) {
                assertThat(match.segments()).hasSize(1);
                assertSegment(match.segments().getFirst(), 8, 33, 40, 65);
            } else {
                assertThat(match.segments()).hasSize(2);
                assertSegment(match.segments().getFirst(), 5, 25, 0, 20);
                assertSegment(match.segments().getLast(), 10, 30, 65, 85);
                assertThat(match.coverage().ofReference()).isCloseTo(25 / Recordings.SECONDS, within(0.05));
            }
        }
    }

    @Test
    @Tag("full")
    void noiseLeavesTheBass() throws IOException {
        try (FingerprintIndex index = AudioIndex.open(home, Access.WRITE)) {
            for (int number = 0; number < 6; number++) {
                index.put(new ReferenceId("piece-" + number), reference(number));
                index.put(
                        new ReferenceId("bass-" + number),
                        Recordings.fingerprint(Role.REFERENCE, Recordings.bassLine(number, 30)));
            }
            index.commit(1);
            for (int number = 0; number < 6; number++) {
                Sound clip = Recordings.bassLine(number, 30).part(12, 22);
                List<Match> matches = index.search(
                        Recordings.fingerprint(Role.COPY, Recordings.noisy(clip, -5, number)), SearchOptions.DEFAULT);
                assertThat(matches)
                        .as("bass line %d", number)
                        .extracting(match -> match.reference().value(), Match::grade)
                        .containsExactly(tuple("bass-" + number, Grade.STRONG));
            }
        }
    }

    @Test
    void whatIsNotMusicNeverMatches() {
        Random random = new Random(3);
        float[] noise = new float[20 * AudioParameters.SAMPLE_RATE];
        float[] clicks = new float[noise.length];
        float[] hum = new float[noise.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.1 * random.nextGaussian());
            clicks[i] = i % 2_500 == 0 ? 1 : 0;
            hum[i] = (float) (0.3 * Math.sin(2 * Math.PI * 440 * i / AudioParameters.SAMPLE_RATE));
        }
        float[] second = new float[AudioParameters.SAMPLE_RATE];
        System.arraycopy(noise, 0, second, 0, second.length);
        for (float[] samples : List.of(noise, clicks, hum, Recordings.looped(second, 20), new float[noise.length])) {
            assertThat(search(Recordings.fingerprint(Role.COPY, samples))).isEmpty();
        }
    }

    @Test
    @Tag("full")
    void aLoopOfOneSecondOfAnotherPieceMatchesNothing() {
        for (int number = 60; number < 66; number++) {
            Sound loop = Recordings.piece(number).part(10, 11);
            Sound looped = loop;
            for (int i = 0; i < 14; i++) {
                looped = looped.then(loop);
            }
            assertThat(search(Recordings.fingerprint(Role.COPY, looped)))
                    .as("piece %d", number)
                    .isEmpty();
        }
    }

    @Test
    void silenceIsNotACopyOfSilence() throws IOException {
        float[] silence = new float[20 * AudioParameters.SAMPLE_RATE];
        try (FingerprintIndex index = AudioIndex.open(home, Access.WRITE)) {
            index.put(new ReferenceId("silence"), Recordings.fingerprint(Role.REFERENCE, silence));
            index.commit(1);
            assertThat(index.search(Recordings.fingerprint(Role.COPY, silence), SearchOptions.DEFAULT))
                    .isEmpty();
        }
    }

    @Test
    void whatIsTooShortToCompareMatchesNothing() throws IOException {
        Sound jingle = Recordings.piece(4).part(3, 5);
        try (FingerprintIndex index = AudioIndex.open(home, Access.WRITE)) {
            index.put(new ReferenceId("jingle"), Recordings.fingerprint(Role.REFERENCE, jingle));
            index.commit(1);
            assertThat(index.search(Recordings.fingerprint(Role.COPY, jingle), SearchOptions.DEFAULT))
                    .isEmpty();
        }
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        AudioFingerprint fingerprint = (AudioFingerprint) reference(0);
        AudioFingerprint newer = new AudioFingerprint(
                AudioParameters.VERSION + 1,
                fingerprint.digest(),
                fingerprint.unmatchable(),
                fingerprint.samples(),
                fingerprint.timeEighths(),
                fingerprint.cents(),
                fingerprint.tiers());
        try (FingerprintIndex index = AudioIndex.open(home, Access.WRITE)) {
            assertThatThrownBy(() -> index.put(new ReferenceId("newer"), newer))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Match only(Fingerprint copy) {
        List<Match> matches = search(copy);
        assertThat(matches).hasSize(1);
        assertThat(matches.getFirst().grade()).isEqualTo(Grade.STRONG);
        assertThat(matches.getFirst().segments()).hasSize(1);
        return matches.getFirst();
    }

    /** Searches an index of pieces 0 to 5. */
    private List<Match> search(Fingerprint copy) {
        try (FingerprintIndex index = AudioIndex.open(home, Access.WRITE)) {
            for (int number = 0; number < 6; number++) {
                index.put(new ReferenceId("piece-" + number), reference(number));
            }
            index.commit(1);
            return index.search(copy, SearchOptions.DEFAULT);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertSegment(
            Segment segment, double fromReference, double toReference, double fromCopy, double toCopy) {
        Span.Time reference = (Span.Time) segment.inReference();
        Span.Time copy = (Span.Time) segment.inCopy();
        assertThat(reference.start()).isCloseTo(fromReference, within(0.7));
        assertThat(reference.end()).isCloseTo(toReference, within(0.7));
        assertThat(copy.start()).isCloseTo(fromCopy, within(0.7));
        assertThat(copy.end()).isCloseTo(toCopy, within(0.7));
        assertThat(reference.start()
                        - copy.start() * (reference.end() - reference.start()) / (copy.end() - copy.start()))
                .as("offset")
                .isCloseTo(fromReference - fromCopy * (toReference - fromReference) / (toCopy - fromCopy), within(0.1));
    }
}
