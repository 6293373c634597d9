package dev.colophon.fingerprint;

import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Decimator;
import dev.colophon.fingerprint.audio.PeakPicker;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns mono samples at {@link AudioParameters#SAMPLE_RATE} into a fingerprint, a block at a time and in constant working memory, so that
 * decoding and fingerprinting overlap. Not thread-safe; one per sound.
 */
public final class AudioFingerprinter {

    /** Larger samples are cut: they are not sound, and their power would not fit a float. */
    private static final float LOUDEST = 16;

    /** Range of what is still silence: dithered 16-bit samples that were resampled. */
    private static final float SILENCE = 4 / 32_768f;

    private final Role role;
    private final AudioParameters parameters = AudioParameters.DEFAULT;
    private final PeakPicker picker;
    /** The middle of the next spectrum lies so far back: the longer one of the bass needs what comes after, and its filter, too. */
    private final int behind = parameters.bassWindow() / 2 - Decimator.FACTOR + Decimator.DELAY + 1;

    private final float[] ring = new float[behind + parameters.window() / 2];
    private final Decimator bass = new Decimator(parameters.hop(), parameters.bassWindow() / Decimator.FACTOR);
    private int next;
    private int untilStep = ring.length % parameters.hop();
    private int untilSpectrum = ring.length;
    private long samples;
    private float lowest = Float.POSITIVE_INFINITY;
    private float highest = Float.NEGATIVE_INFINITY;
    private boolean silent = true;

    public AudioFingerprinter(Role role) {
        this.role = role;
        this.picker = switch (role) {
            case REFERENCE ->
                new PeakPicker(
                        parameters,
                        parameters.referencePeaks(),
                        parameters.allReferencePeaks(),
                        AudioParameters.SAMPLE_RATE);
            case COPY ->
                new PeakPicker(
                        parameters, parameters.copyPeaks(), parameters.allCopyPeaks(), AudioParameters.SAMPLE_RATE);
        };
    }

    /** Takes the next samples, nominally -1..1; NaN and infinities count as 0. */
    public void accept(float[] mono, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, mono.length);
        samples += length;
        analyse(mono, offset, length);
    }

    private void analyse(float[] mono, int offset, int length) {
        for (int at = offset; at < offset + length; ) {
            int count = Math.min(Math.min(untilStep, ring.length - next), offset + length - at);
            keep(mono, at, count);
            at += count;
            next = next + count == ring.length ? 0 : next + count;
            untilStep -= count;
            untilSpectrum -= count;
            if (untilStep == 0) {
                bass.accept(ring, next);
                untilStep = parameters.hop();
            }
            if (untilSpectrum == 0) {
                picker.accept(ring, next, bass);
                untilSpectrum = parameters.hop();
            }
        }
    }

    private void keep(float[] mono, int from, int count) {
        for (int i = 0; i < count; i++) {
            float sample = mono[from + i];
            ring[next + i] = Math.abs(sample) <= Float.MAX_VALUE ? Math.min(Math.max(sample, -LOUDEST), LOUDEST) : 0;
        }
        for (int i = next; i < next + count && silent; i++) {
            lowest = Math.min(lowest, ring[i]);
            highest = Math.max(highest, ring[i]);
            silent = highest - lowest <= SILENCE;
        }
    }

    /**
     * Ends the sound; silence follows, so that its last samples come to the middle of spectra of the bass, too.
     *
     * @param file digest of the file that the samples come from
     */
    public AudioFingerprint finish(ContentDigest file) {
        boolean wasSilent = silent;
        int after = ring.length - parameters.window();
        analyse(new float[after], 0, after);
        long[] peaks = picker.finish();
        int[] times = new int[peaks.length];
        short[] cents = new short[peaks.length];
        byte[] tiers = new byte[peaks.length];
        for (int i = 0; i < peaks.length; i++) {
            times[i] = PeakPicker.time(peaks[i]);
            cents[i] = (short) PeakPicker.cents(peaks[i]);
            tiers[i] = (byte) PeakPicker.tier(peaks[i]);
        }
        return new AudioFingerprint(
                AudioParameters.VERSION,
                file,
                wasSilent ? Optional.of(Unmatchable.SILENT) : shortcoming(cents),
                samples,
                times,
                cents,
                tiers);
    }

    private Optional<Unmatchable> shortcoming(short[] cents) {
        return Matchability.shortcoming(role, (double) samples / AudioParameters.SAMPLE_RATE, cents);
    }
}
