package dev.colophon.fingerprint.video;

import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.View;
import java.util.Arrays;

/** Collects the frames of one track. Hashes without structure are left out: they would match anything plain. */
public final class TrackBuilder {

    private final View.Kind kind;
    private final int cropPercent;
    private final boolean mirrored;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] qualities = new byte[64];
    private long[] words = new long[256];
    private int size;

    public TrackBuilder(View.Kind kind, int cropPercent, boolean mirrored) {
        this.kind = kind;
        this.cropPercent = cropPercent;
        this.mirrored = mirrored;
    }

    public void add(int start, int end, Pdq hash) {
        if (!hash.usable()) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            qualities = Arrays.copyOf(qualities, 2 * size);
            words = Arrays.copyOf(words, 8 * size);
        }
        starts[size] = start;
        ends[size] = end;
        qualities[size] = (byte) hash.quality();
        words[4 * size] = hash.word3();
        words[4 * size + 1] = hash.word2();
        words[4 * size + 2] = hash.word1();
        words[4 * size + 3] = hash.word0();
        size++;
    }

    public FrameTrack build() {
        return new FrameTrack(
                kind,
                cropPercent,
                mirrored,
                Arrays.copyOf(starts, size),
                Arrays.copyOf(ends, size),
                Arrays.copyOf(qualities, size),
                Arrays.copyOf(words, 4 * size));
    }
}
