package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.AudioTerms.Kind;
import dev.colophon.fingerprint.audio.Peaks;
import java.util.List;

/**
 * Turns a score into an expected number of false alarms. What wrong references score depends on the copy (its density, its
 * noise, its rhythm) and on the index, so the same search is run with decoys of the copy: its peaks turned upside down, and
 * turned upside down and backwards. The best wrong reference scores like the best of a decoy, with a Gumbel tail.
 *
 * <p>Measured with fits contrasted with other places (see Verification): 264 windows of 10 s and 5 s, clean, coded, noisy and
 * changed in speed, against 14 references. The best wrong reference exceeded its decoys, or the floor, by -1.5 on average and
 * by 2.1 at most; these constants expect 2.1 in one of 12 windows, so they err on the side of silence. 0.01 needs 4.5, 1e-5
 * needs 12.1.
 *
 * @param floor the mean of the decoys counts as at least this: in a small index decoys find nothing at all. Measured: with
 *     one reference the best of 96 wrong windows reached 7.6, with 14 references 10.1
 * @param shift what the best wrong reference scores above the mean of the decoys, less Euler's constant times the scale
 * @param scale of the Gumbel tail
 * @param strong expected false alarms up to which a match is STRONG
 * @param candidate and up to which it is a CANDIDATE
 */
record Calibration(double floor, double shift, double scale, double strong, double candidate) {

    static final Calibration DEFAULT = new Calibration(8, -0.61, 1.1, 1e-5, 1e-2);

    /** Expected number of wrong references that reach a score. */
    double falseAlarms(double z, double decoyMean) {
        return Math.exp(-(z - Math.max(floor, decoyMean) - shift) / scale);
    }

    /** The lowest score that can make a candidate, whatever the decoys reach. */
    double leastScore() {
        return floor + shift - scale * Math.log(candidate);
    }

    /** The mean over the decoys of the best score that any reference reaches in any of these stages. */
    double decoyMean(Finder finder, Peaks window, List<Kind> stages) {
        Peaks flipped = window.flipped();
        return 0.5 * (best(finder, flipped, stages) + best(finder, flipped.reversed(), stages));
    }

    private static double best(Finder finder, Peaks decoy, List<Kind> stages) {
        return stages.stream()
                .flatMap(stage -> finder.find(decoy, stage).stream().limit(1))
                .mapToDouble(found -> found.fit().z())
                .max()
                .orElse(0);
    }
}
