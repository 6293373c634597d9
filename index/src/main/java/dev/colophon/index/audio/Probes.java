package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.AudioTerms;
import dev.colophon.fingerprint.audio.AudioTerms.Kind;
import dev.colophon.fingerprint.audio.Peaks;
import java.util.Arrays;

/** The terms that a stretch of a copy asks for, and which of its groups of peaks asked. */
final class Probes {

    /** Takes the anchor and the last peak of a group of the copy. */
    @FunctionalInterface
    interface Group {
        void group(int first, int last);
    }

    private static final int FILTER_BITS = 20;

    /** Term in unsigned order in the upper half, number of the group in the lower; ascending. */
    private long[] entries = new long[1 << 15];

    private int length;
    private int[] firsts = new int[1 << 10];
    private int[] lasts = new int[1 << 10];
    private int groups;
    private final long[] filter = new long[1 << (FILTER_BITS - 6)];

    Probes(Peaks copy, Kind kind) {
        AudioTerms.ofCopy(copy, kind, this::add);
        Arrays.sort(entries, 0, length);
    }

    private void add(int term, int first, int last) {
        if (groups == 0 || firsts[groups - 1] != first || lasts[groups - 1] != last) {
            if (groups == firsts.length) {
                firsts = Arrays.copyOf(firsts, 2 * groups);
                lasts = Arrays.copyOf(lasts, 2 * groups);
            }
            firsts[groups] = first;
            lasts[groups++] = last;
        }
        if (length == entries.length) {
            entries = Arrays.copyOf(entries, 2 * length);
        }
        entries[length++] = ordered(term) | (groups - 1);
        int slot = term >>> (32 - FILTER_BITS);
        filter[slot >>> 6] |= 1L << slot;
    }

    private static long ordered(int term) {
        return (long) (term ^ Integer.MIN_VALUE) << 32;
    }

    /** The distinct terms as the index wants them: packed, ascending as unsigned bytes. */
    byte[] packed() {
        byte[] packed = new byte[AudioTerms.WIDTH * length];
        int size = 0;
        for (int i = 0; i < length; i++) {
            if (i > 0 && entries[i] >> 32 == entries[i - 1] >> 32) {
                continue;
            }
            int term = (int) (entries[i] >> 32) ^ Integer.MIN_VALUE;
            packed[size++] = (byte) (term >>> 24);
            packed[size++] = (byte) (term >>> 16);
            packed[size++] = (byte) (term >>> 8);
            packed[size++] = (byte) term;
        }
        return Arrays.copyOf(packed, size);
    }

    /** Hands over every group of the copy that asked for a term. */
    void asking(int term, Group sink) {
        int slot = term >>> (32 - FILTER_BITS);
        if ((filter[slot >>> 6] & 1L << slot) == 0) {
            return;
        }
        long from = ordered(term);
        int found = Arrays.binarySearch(entries, 0, length, from);
        for (int i = found < 0 ? -found - 1 : found; i < length && entries[i] >> 32 == from >> 32; i++) {
            int group = (int) entries[i];
            sink.group(firsts[group], lasts[group]);
        }
    }
}
