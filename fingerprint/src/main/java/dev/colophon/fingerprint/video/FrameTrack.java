package dev.colophon.fingerprint.video;

import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.View;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The hashes of one view of a film over time, ordered by time. Frame i shows what is seen from {@code starts[i]} to {@code
 * ends[i]}: until then no frame differed by more than a few bits.
 *
 * @param kind which part of the frames
 * @param cropPercent of a crop the share of both sides of the picture without border, of the vertical view that of its width, else 100
 * @param mirrored whether the frames were mirrored left to right before hashing
 * @param starts milliseconds from the start of the film
 * @param ends milliseconds, not before the start of the same frame
 * @param qualities PDQ quality, 0..100
 * @param words four a frame, word 3 first
 */
public record FrameTrack(
        View.Kind kind, int cropPercent, boolean mirrored, int[] starts, int[] ends, byte[] qualities, long[] words) {

    public FrameTrack {
        if (ends.length != starts.length || qualities.length != starts.length || words.length != 4 * starts.length) {
            throw new IllegalArgumentException("tracks of different lengths");
        }
    }

    /** Number of frames. */
    public int size() {
        return starts.length;
    }

    /** With other hashes, four words a frame. */
    public FrameTrack withWords(long[] others) {
        return new FrameTrack(kind, cropPercent, mirrored, starts, ends, qualities, others);
    }

    /** Without the frames for whose beginning, in milliseconds, a test holds. */
    public FrameTrack without(IntPredicate atStart) {
        int[] kept = IntStream.range(0, size())
                .filter(frame -> !atStart.test(starts[frame]))
                .toArray();
        byte[] keptQualities = new byte[kept.length];
        long[] keptWords = new long[4 * kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptQualities[i] = qualities[kept[i]];
            System.arraycopy(words, 4 * kept[i], keptWords, 4 * i, 4);
        }
        return new FrameTrack(
                kind,
                cropPercent,
                mirrored,
                IntStream.of(kept).map(frame -> starts[frame]).toArray(),
                IntStream.of(kept).map(frame -> ends[frame]).toArray(),
                keptQualities,
                keptWords);
    }

    /** The hash of a frame. */
    public Pdq hash(int frame) {
        int at = 4 * frame;
        return new Pdq(words[at], words[at + 1], words[at + 2], words[at + 3], qualities[frame]);
    }

    /** The view in words for a person: {@code full}, {@code trimmed}, {@code centre 80 %}, {@code panel}, {@code vertical
     * 32 %}. */
    public String name() {
        return switch (kind) {
            case FULL -> "full";
            case TRIMMED -> "trimmed";
            case CROP -> String.format(Locale.ROOT, "centre %d %%", cropPercent);
            case PANEL -> "panel";
            case VERTICAL -> String.format(Locale.ROOT, "vertical %d %%", cropPercent);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameTrack that
                && kind == that.kind
                && cropPercent == that.cropPercent
                && mirrored == that.mirrored
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(ends, that.ends)
                && Arrays.equals(qualities, that.qualities)
                && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(words) + Arrays.hashCode(starts);
    }
}
