package dev.colophon.index.audio.alignment;

import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Peaks;

/**
 * The peaks of a stretch of a reference in rows of one pitch, so that the few that could agree with a peak of a copy are found
 * without looking at all that sound at the time. Rows are in order of time.
 */
public final class PitchRows {

    private static final int CENTS = 25;
    private static final int ROWS = AudioParameters.HIGHEST_CENTS / CENTS + 1;

    private final int[] starts = new int[ROWS + 1];
    private final int[] times;
    private final short[] cents;
    private final int[] numbers;
    private final int low;

    /** Takes the peaks from a time to before another. */
    public PitchRows(Peaks reference, double from, double to) {
        low = reference.firstAt(from);
        int size = Math.max(0, reference.firstAt(to) - low);
        times = new int[size];
        cents = new short[size];
        numbers = new int[size];
        for (int i = low; i < low + size; i++) {
            starts[reference.cents()[i] / CENTS + 1]++;
        }
        for (int row = 0; row < ROWS; row++) {
            starts[row + 1] += starts[row];
        }
        int[] next = starts.clone();
        for (int i = low; i < low + size; i++) {
            int at = next[reference.cents()[i] / CENTS]++;
            times[at] = reference.times()[i];
            cents[at] = reference.cents()[i];
            numbers[at] = i - low;
        }
    }

    int size() {
        return times.length;
    }

    /** The number in the reference of the first peak of the stretch. */
    int low() {
        return low;
    }

    /** The row of a pitch, or the nearest row there is. */
    public static int row(double pitch) {
        return Math.clamp((long) Math.floor(pitch / CENTS), 0, ROWS - 1);
    }

    int start(int row) {
        return starts[row];
    }

    public int end(int row) {
        return starts[row + 1];
    }

    public int time(int place) {
        return times[place];
    }

    public int cents(int place) {
        return cents[place];
    }

    /** The number of the peak within the stretch. */
    int number(int place) {
        return numbers[place];
    }

    /** Where to begin in each row, for times that only grow. */
    public int[] cursors() {
        return java.util.Arrays.copyOf(starts, ROWS);
    }

    /** The first place in a row at this time or later. */
    public int advance(int[] cursors, int row, double time) {
        int at = cursors[row];
        while (at < starts[row + 1] && times[at] < time) {
            at++;
        }
        cursors[row] = at;
        return at;
    }
}
