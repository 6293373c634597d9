package dev.colophon.fingerprint.audio;

/**
 * The constants that make an audio fingerprint and its terms. Changing any of them is a new {@link #VERSION}, because
 * fingerprints of different constants never match.
 *
 * <p>Times are in <em>frames</em> of 128 samples (11.61 ms), whatever the hop.
 *
 * @param window samples of one spectrum (Hann)
 * @param hop samples from one spectrum to the next. Measured on 540 queries: 256 keeps every row of the suite that 128
 *     finds but one (speech 10 dB above the music) at half the CPU time
 * @param bandBins a peak is the maximum of this many bins (48 an octave) to both sides
 * @param bandHops and of this many spectra to both sides
 * @param floorDecibels quieter peaks are dropped (a full-scale sine has 48)
 * @param slotHops length of the slots in which the most prominent peaks are kept, in hops (0.499 s)
 * @param referencePeaks kept a slot of a reference: at most 24 a second, 21.5 measured on music
 * @param copyPeaks kept a slot of a copy: at most 32 a second
 */
public record AudioParameters(
        int window,
        int hop,
        int bandBins,
        int bandHops,
        float floorDecibels,
        int slotHops,
        int referencePeaks,
        int copyPeaks) {

    /** Version of {@link #DEFAULT} and of the term cells in {@link AudioTerms}. */
    public static final int VERSION = 1;

    /** Samples of one frame, the unit of time. */
    public static final int FRAME_SAMPLES = 128;

    public static final AudioParameters DEFAULT = new AudioParameters(1024, 256, 15, 4, -60, 21, 12, 16);
}
