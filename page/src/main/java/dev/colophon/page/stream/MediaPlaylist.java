package dev.colophon.page.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The segments of a stream.
 *
 * @param segments in order, at most {@link Playlist#MOST_SEGMENTS}; those that the playlist calls gaps are left out
 * @param sequence the media sequence number of the first segment listed
 * @param target the target duration in seconds
 * @param live whether the playlist may grow: it has no EXT-X-ENDLIST
 * @param cut whether more segments were listed
 * @param problems lines that could not be used, with their numbers
 */
public record MediaPlaylist(
        List<MediaSegment> segments, long sequence, int target, boolean live, boolean cut, List<String> problems)
        implements Playlist {

    /**
     * Consecutive segments that can be put together and decoded: of one map, without discontinuity inside.
     *
     * @param start seconds from the beginning of the playlist
     */
    public record Window(double start, List<MediaSegment> segments) {

        /** How long it plays. */
        public double seconds() {
            return segments.stream().mapToDouble(MediaSegment::seconds).sum();
        }
    }

    /** How long all segments play. */
    public double seconds() {
        return segments.isEmpty()
                ? 0
                : segments.getLast().start() + segments.getLast().seconds();
    }

    /** The method when no segment may be opened, such as {@code SAMPLE-AES}. */
    public Optional<String> encrypted() {
        boolean all = !segments.isEmpty() && segments.stream().allMatch(MediaSegment::encrypted);
        return all
                ? segments.stream()
                        .map(MediaSegment::protection)
                        .filter(Protection.Encrypted.class::isInstance)
                        .map(found -> ((Protection.Encrypted) found).method())
                        .findFirst()
                        .or(() -> Optional.of("an encrypted map"))
                : Optional.empty();
    }

    /**
     * What to look into first: the segments that play from the start, from the middle and from three quarters on, for
     * {@code length} each. Where they meet they become one; where encoding begins anew they are divided. Segments that
     * may not be opened are left out.
     */
    public List<Window> windows(Duration length) {
        double wanted = length.toMillis() / 1e3;
        boolean[] taken = new boolean[segments.size()];
        for (double part : new double[] {0, 0.5, 0.75}) {
            double from = seconds() * part;
            for (int i = 0; i < taken.length; i++) {
                MediaSegment segment = segments.get(i);
                // A hair's breadth: sums of decimal fractions must not add a segment that only touches.
                boolean plays =
                        segment.start() + segment.seconds() > from + 1e-6 && segment.start() < from + wanted - 1e-6;
                taken[i] |= plays && !segment.encrypted();
            }
        }
        return joined(taken);
    }

    /** All segments that may be opened. */
    public List<Window> whole() {
        boolean[] taken = new boolean[segments.size()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = !segments.get(i).encrypted();
        }
        return joined(taken);
    }

    private List<Window> joined(boolean[] taken) {
        List<Window> windows = new ArrayList<>();
        List<MediaSegment> run = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            MediaSegment segment = segments.get(i);
            boolean goesOn = !run.isEmpty()
                    && taken[i]
                    && !segment.discontinuity()
                    && segment.map().equals(run.getLast().map());
            if (!goesOn) {
                close(run, windows);
            }
            if (taken[i]) {
                run.add(segment);
            }
        }
        close(run, windows);
        return List.copyOf(windows);
    }

    private static void close(List<MediaSegment> run, List<Window> windows) {
        if (!run.isEmpty()) {
            windows.add(new Window(run.getFirst().start(), List.copyOf(run)));
            run.clear();
        }
    }
}
