package dev.colophon.fingerprint.audio;

/**
 * The constants that make an audio fingerprint. Changing any of them is a new {@link #VERSION}, because
 * fingerprints of different constants never match.
 *
 * <p>Times are in <em>frames</em> of 128 samples (11.61 ms), whatever the hop.
 *
 * @param window samples of one spectrum (Hann)
 * @param bassWindow samples of one spectrum of the bass
 * @param bassBins logarithmic bins that are taken from spectra of the bass: 144 reach from 50 to 400 Hz
 * @param hop samples from one spectrum to the next. Measured on 540 queries: 256 keeps every row of the suite that 128
 *     finds but one (speech 10 dB above the music) at half the CPU time
 * @param bandBins a peak is the maximum of this many bins (48 an octave) to both sides
 * @param bandHops and of this many spectra to both sides
 * @param lesserBins a lesser peak is the maximum of this many bins to both sides
 * @param lesserHops and of this many spectra to both sides. Lesser peaks only confirm what terms have found. Measured on 60
 *     clips of the tuning half, copies with them on the line of their reference by a score of 8.5: under speech 10 dB louder 97
 *     instead of 81 of 100, under other music as loud 95 instead of 88
 * @param floorDecibels quieter peaks are dropped (a full-scale sine has 48)
 * @param slotHops length of the slots in which the most prominent peaks are kept, in hops (0.499 s)
 * @param referencePeaks kept a slot of a reference that stand alone: at most 24 a second, 21 measured on music
 * @param copyPeaks kept a slot of a copy that stand alone: at most 32 a second
 * @param allReferencePeaks kept a slot of a reference with lesser ones: 55 a second of music. With 40 a second 2 of 100 copies fewer
 *     are found under white noise and under other music
 * @param allCopyPeaks kept a slot of a copy with lesser ones: at most 80 a second
 */
public record AudioParameters(
        int window,
        int bassWindow,
        int bassBins,
        int hop,
        int bandBins,
        int bandHops,
        int lesserBins,
        int lesserHops,
        float floorDecibels,
        int slotHops,
        int referencePeaks,
        int copyPeaks,
        int allReferencePeaks,
        int allCopyPeaks) {

    /** Version of {@link #DEFAULT}. */
    public static final int VERSION = 5;

    /** Samples a second of the sound that is fingerprinted. */
    public static final int SAMPLE_RATE = 11_025;

    /** The lowest pitch of a peak. */
    public static final int LOWEST_HERTZ = 50;

    /** The highest pitch of a peak, in cents above {@value #LOWEST_HERTZ} Hz: 5,200 Hz. */
    public static final int HIGHEST_CENTS = 8_040;

    /** Samples of one frame, the unit of time. */
    public static final int FRAME_SAMPLES = 128;

    public static final AudioParameters DEFAULT =
            new AudioParameters(1024, 2048, 144, 256, 15, 4, 8, 2, -60, 21, 12, 16, 28, 40);
}
