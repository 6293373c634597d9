package dev.colophon.index.audio.term;

import dev.colophon.fingerprint.audio.Peaks;

/**
 * The terms by which sounds find each other: groups of peaks that follow an anchor peak, reduced to the cells in which their
 * distances lie. A term is 32 bits of a mix of its cells.
 *
 * <p>References give one term a group. Copies probe: for a distance near the border of a cell they also ask for the
 * neighbour, and for those of several cells together as long as all of these borders are near. Which to ask for by how far
 * borders are is Lv et al., "Multi-probe LSH", VLDB 2007.
 *
 * <p>Effective bits (measured: -log2 of the probability that postings of two works collide): P3 21.6 and T5 21.3, against
 * 14.8 for pairs; they decide how many false postings a query reads as the index grows.
 */
public final class AudioTerms {

    /** Bytes of a term. */
    public static final int WIDTH = 4;

    private static final AudioTermParameters PARAMETERS = AudioTermParameters.DEFAULT;

    /** Units of {@link Peaks#times} in one block of a reference: 2.5 s. */
    public static final int BLOCK = PARAMETERS.block();

    /** The kinds of group. */
    public enum Kind {
        /**
         * Three peaks, with absolute pitch and times: for copies at the speed of the reference (2 % off still works), and for
         * what noise, speech or other music covers. Where a fifth of the peaks survive, many times as many groups of three do
         * as of four: copies that share 0 to 2 groups of four with their reference share 1 to 16 of three, of as many a second.
         * References have none that begin with one of the least prominent third of the peaks: 1 of 100 copies under loud speech or
         * music.
         */
        P3(PARAMETERS.three()),
        /**
         * Five peaks, with differences of pitch and ratios of time only: for any speed, tempo and pitch. Peaks below 100 Hz are
         * left out: they are long, so their times say little for ratios, and find no more copies.
         */
        T5(PARAMETERS.five());

        private final int followers;
        private final int referenceFan;
        private final int lastReferenceAnchor;
        private final int lowestCents;
        /** Keeps the terms of the kinds apart. */
        private final long salt;

        Kind(AudioTermParameters.Group group) {
            this.followers = group.followers();
            this.referenceFan = group.referenceFan();
            this.lastReferenceAnchor = group.lastReferenceAnchor();
            this.lowestCents = group.lowestCents();
            this.salt = group.salt();
        }
    }

    /**
     * How a copy asks for the terms of a kind.
     *
     * @param lastTier peaks up to this tier are put into groups
     * @param lastAnchor peaks up to this tier begin them
     * @param fan how many of the next peaks of an anchor
     * @param reach neighbours are asked for together when the borders on the way to them are no farther than this, added up; in cells,
     *     below 0.5. The farther they are, the less likely is it that all of these distances crossed theirs
     */
    public record Asking(Kind kind, int lastTier, int lastAnchor, int fan, double reach) {}

    /** Takes the terms of a group. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes one term.
         *
         * @param term the term
         * @param first number of the group's anchor peak
         * @param last number of its last peak
         */
        void term(int term, int first, int last);
    }

    private static final int NEAREST = PARAMETERS.nearest();
    private static final int FARTHEST = PARAMETERS.farthest();
    private static final int WIDEST_CENTS = PARAMETERS.widestCents();
    private static final int SPACING = PARAMETERS.spacing();
    private static final double PITCH_CELL = PARAMETERS.pitchCell();
    private static final double TIME_CELL = PARAMETERS.timeCell();
    private static final double INTERVAL_CELL = PARAMETERS.intervalCell();
    private static final double RATIO_CELLS = PARAMETERS.ratioCells();

    private final Peaks peaks;
    private final Kind kind;
    private final int lastAnchor;
    private final double reach;
    private final Sink sink;
    private final int[] group;
    private final int[] fan;
    private int fanned;
    /** The cells of a group packed into one number, and for each cell whose neighbour is probed the step to it. */
    private long cells;

    private int shift;
    private final long[] steps = new long[8];
    /** How far the border is away that each step crosses, in cells. */
    private final double[] away = new double[8];

    private int stepCount;

    private AudioTerms(Peaks peaks, Kind kind, int fan, int lastAnchor, double reach, Sink sink) {
        this.peaks = peaks;
        this.kind = kind;
        this.lastAnchor = lastAnchor;
        this.reach = reach;
        this.sink = sink;
        this.group = new int[kind.followers + 1];
        this.fan = new int[fan];
    }

    /**
     * The terms of a reference whose anchors are the peaks from a number to before another.
     *
     * @param peaks that stand alone
     */
    public static void ofReference(Peaks peaks, Kind kind, int from, int to, Sink sink) {
        new AudioTerms(peaks, kind, kind.referenceFan, kind.lastReferenceAnchor, 0, sink).run(from, to);
    }

    /**
     * The terms to ask for, for all peaks of a copy.
     *
     * @param peaks up to the last tier that is asked for
     */
    public static void ofCopy(Peaks peaks, Asking asking, Sink sink) {
        new AudioTerms(peaks, asking.kind, asking.fan, asking.lastAnchor, asking.reach, sink).run(0, peaks.size());
    }

    private void run(int from, int to) {
        for (int anchor = from; anchor < to; anchor++) {
            if (peaks.tiers()[anchor] > lastAnchor || peaks.cents()[anchor] < kind.lowestCents) {
                continue;
            }
            fanOut(anchor);
            group[0] = anchor;
            choose(1, 0);
        }
    }

    private void fanOut(int anchor) {
        fanned = 0;
        int[] times = peaks.times();
        short[] cents = peaks.cents();
        for (int peak = anchor + 1; peak < times.length && fanned < fan.length; peak++) {
            int distance = times[peak] - times[anchor];
            if (distance > FARTHEST) {
                break;
            }
            if (distance >= NEAREST
                    && cents[peak] >= kind.lowestCents
                    && Math.abs(cents[peak] - cents[anchor]) <= WIDEST_CENTS) {
                fan[fanned++] = peak;
            }
        }
    }

    /** Fills the rest of the group with every increasing choice from the fan. */
    private void choose(int position, int from) {
        if (position > kind.followers) {
            emit();
            return;
        }
        for (int i = from; i <= fanned - (kind.followers - position + 1); i++) {
            int peak = fan[i];
            if (position > 1 && peaks.times()[peak] - peaks.times()[group[position - 1]] < SPACING) {
                continue;
            }
            group[position] = peak;
            choose(position + 1, i + 1);
        }
    }

    private void emit() {
        cells = 0;
        shift = 0;
        stepCount = 0;
        int anchorTime = peaks.times()[group[0]];
        int anchorCents = peaks.cents()[group[0]];
        switch (kind) {
            case P3 -> {
                cell(anchorCents / PITCH_CELL);
                for (int k = 1; k <= kind.followers; k++) {
                    cell((peaks.cents()[group[k]] - anchorCents + 1200) / PITCH_CELL);
                    cell((peaks.times()[group[k]] - anchorTime) / TIME_CELL);
                }
            }
            case T5 -> {
                double longest = peaks.times()[group[kind.followers]] - anchorTime;
                for (int k = 1; k <= kind.followers; k++) {
                    cell((peaks.cents()[group[k]] - anchorCents + 1200) / INTERVAL_CELL);
                }
                for (int k = 1; k < kind.followers; k++) {
                    cell(RATIO_CELLS * (peaks.times()[group[k]] - anchorTime) / longest);
                }
            }
        }
        probe(cells, 0, reach);
    }

    /** Adds a cell; its number is raised by 1 so that the lower neighbour of the lowest has one too. */
    private void cell(double value) {
        int whole = (int) value;
        cells |= (whole + 1L) << shift;
        double fraction = value - whole;
        if (fraction < reach) {
            away[stepCount] = fraction;
            steps[stepCount++] = -(1L << shift);
        } else if (fraction > 1 - reach) {
            away[stepCount] = 1 - fraction;
            steps[stepCount++] = 1L << shift;
        }
        shift += 8;
    }

    private void probe(long packed, int from, double left) {
        sink.term(mix(packed), group[0], group[kind.followers]);
        for (int i = from; i < stepCount; i++) {
            if (away[i] <= left) {
                probe(packed + steps[i], i + 1, left - away[i]);
            }
        }
    }

    /** The upper half of a 64-bit finaliser (the one of SplittableRandom) over the cells and the kind. */
    private int mix(long packed) {
        long z = packed + kind.salt;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (int) ((z ^ (z >>> 31)) >>> 32);
    }
}
