package dev.colophon.index.audio.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.audio.AudioIndex;
import dev.colophon.index.audio.Recordings;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.transform.TextTransform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioAlignmentTest {

    @TempDir
    private Path home;

    @Test
    void pairsLieOnTheLineOfTheMatchAndAreAsManyAsItSays() throws IOException {
        double speed = 1.04;
        AudioFingerprint reference = Recordings.fingerprint(Role.REFERENCE, Recordings.piece(3));
        AudioFingerprint copy =
                Recordings.fingerprint(Role.COPY, Recordings.piece(3).part(10, 25), speed);
        Match match;
        try (FingerprintIndex index = AudioIndex.open(home, Access.WRITE)) {
            index.put(new ReferenceId("piece"), reference);
            index.commit(1);
            match = index.search(copy, SearchOptions.DEFAULT).getFirst();
        }
        AudioAlignment alignment = AudioAlignment.of(copy, reference, match);
        int told = ((AudioExplanation) match.why()).matchedPeaks();
        assertThat(alignment.pairs().size()).isBetween((int) (0.9 * told), (int) (1.1 * told));
        assertThat(alignment.pairs().stream()
                        .map(AudioAlignment.Pair::copyPeak)
                        .distinct()
                        .count())
                .isEqualTo(alignment.pairs().size());
        assertThat(alignment.pairs()).allSatisfy(pair -> {
            double inCopy = copy.timeEighths()[pair.copyPeak()] / AudioFingerprint.EIGHTHS_PER_SECOND;
            double inReference = reference.timeEighths()[pair.referencePeak()] / AudioFingerprint.EIGHTHS_PER_SECOND;
            assertThat(inReference - speed * inCopy).isBetween(9.9, 10.1);
            assertThat(copy.cents()[pair.copyPeak()] - reference.cents()[pair.referencePeak()])
                    .isBetween(40, 96);
        });
    }

    @Test
    void onlySoundHasPeaks() {
        AudioFingerprint fingerprint = Recordings.fingerprint(Role.COPY, Recordings.piece(3));
        Match text = new Match(
                new ReferenceId("text"),
                Medium.TEXT,
                dev.colophon.index.Grade.STRONG,
                0,
                new dev.colophon.index.Coverage(1, 1),
                java.util.List.of(),
                new TextTransform(Map.of(), 1),
                new AudioExplanation(1, 1, 1, 1));
        assertThatThrownBy(() -> AudioAlignment.of(fingerprint, fingerprint, text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
