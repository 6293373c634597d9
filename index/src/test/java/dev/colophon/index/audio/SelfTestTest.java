package dev.colophon.index.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.SelfTest;
import dev.colophon.index.SelfTest.Verdict;
import dev.colophon.index.search.CautiousIndex;
import dev.colophon.samples.sound.Sound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestTest {

    private static final SearchOptions ONLY_STRONG = new SearchOptions(20, Grade.STRONG);
    private static final int PIECES = 12;

    @TempDir
    private Path home;

    @Test
    @Tag("full")
    void anIndexOfDifferentPiecesKeepsItsPromises() throws IOException {
        try (FingerprintIndex index = AudioIndex.open(home, Access.WRITE)) {
            put(index, 1);
            SelfTest test = index.selfTest(Medium.AUDIO, 120, 5).orElseThrow();
            assertThat(test.windows()).isGreaterThan(100);
            assertThat(test.verdict()).as(test.toString()).isEqualTo(Verdict.PASSED);
        }
    }

    @Test
    @Tag("long")
    void thePiecesAgainAtAnotherPitchAsWorksOfTheirOwnAreADrift() throws IOException {
        try (FingerprintIndex index = AudioIndex.open(home, Access.WRITE)) {
            put(index, 1);
            put(index, 1.12);
            SelfTest test = index.selfTest(Medium.AUDIO, 120, 5).orElseThrow();
            assertThat(test.verdict()).as(test.toString()).isEqualTo(Verdict.FAILED);
        }
    }

    @Test
    void anEmptyIndexHasTooFew() throws IOException {
        try (FingerprintIndex index = AudioIndex.open(home, Access.WRITE)) {
            assertThat(index.selfTest(Medium.AUDIO, 120, 5).orElseThrow()).isEqualTo(SelfTest.of(0, 0, 0));
            assertThat(index.selfTest(Medium.TEXT, 120, 5)).isEmpty();
        }
    }

    private static void put(FingerprintIndex index, double speed) {
        for (int number = 0; number < PIECES; number++) {
            index.put(
                    new ReferenceId("piece-" + number + "-" + speed),
                    Recordings.fingerprint(Role.REFERENCE, Recordings.piece(number), speed));
        }
        index.commit(1);
    }

    @Test
    void strongMatchesOfAMediumThatDriftedAreForAPerson() throws IOException {
        Sound piece = Recordings.piece(1);
        try (FingerprintIndex index = AudioIndex.open(home, Access.WRITE)) {
            index.put(new ReferenceId("piece"), Recordings.fingerprint(Role.REFERENCE, piece));
            index.commit(1);
            Fingerprint clip = Recordings.fingerprint(Role.COPY, piece.part(5, 15));
            assertThat(index.search(clip, ONLY_STRONG)).hasSize(1);
            FingerprintIndex cautious = new CautiousIndex(index, Set.of(Medium.AUDIO));
            assertThat(cautious.search(clip, SearchOptions.DEFAULT))
                    .extracting(Match::grade)
                    .containsExactly(Grade.CANDIDATE);
            assertThat(cautious.search(clip, ONLY_STRONG)).isEmpty();
            assertThat(cautious.search(Recordings.fingerprint(Role.COPY, piece), ONLY_STRONG))
                    .extracting(Match::grade)
                    .containsExactly(Grade.EXACT);
            assertThat(new CautiousIndex(index, Set.of(Medium.TEXT)).search(clip, ONLY_STRONG))
                    .hasSize(1);
        }
    }

    @Test
    void aTestOfTooLittleSaysSoAndOnlySurerWrongMatchesAreADrift() {
        assertThat(SelfTest.of(99, 1, 5).verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(SelfTest.of(200, 0, -3).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(SelfTest.of(200, 0.11, 0).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(SelfTest.of(200, 0.05, 1.1).verdict()).isEqualTo(Verdict.FAILED);
    }
}
