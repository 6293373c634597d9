package dev.colophon.index.audio.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.audio.alignment.TimePitchMap;
import org.junit.jupiter.api.Test;

class PeakAgreementTest {

    /** Nine agreeing peaks are enough for a match and too few to grow: it used to be told as "0 of 167 peaks agree". */
    @Test
    void aWindowThatIsTooSmallToGrowKeepsThePeaksThatAgreedInIt() {
        Peaks copy = peaks(20, 0);
        Peaks reference = peaks(20, 4_000);
        PeakAgreement agreement = PeakAgreement.grow(
                copy, 20_000, reference, 20_000, new Fit(new TimePitchMap(1, 0, 0), 9, 5), copy.between(0, 20_000));
        assertThat(agreement.matched()).isEqualTo(9);
        assertThat(agreement.possible()).isGreaterThanOrEqualTo(9);
    }

    private static Peaks peaks(int count, int cents) {
        int[] times = new int[count];
        short[] pitches = new short[count];
        for (int i = 0; i < count; i++) {
            times[i] = 700 * i;
            pitches[i] = (short) (cents + 97 * i);
        }
        return new Peaks(times, pitches, new byte[count]);
    }
}
