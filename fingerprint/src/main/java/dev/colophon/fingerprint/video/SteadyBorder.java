package dev.colophon.fingerprint.video;

import dev.colophon.fingerprint.image.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The border of a moment of a film: each edge is the median of those of the usable frames around it. */
public final class SteadyBorder {

    private record Seen(int millis, Region inside) {}

    private final int reach;
    private final List<Seen> seen = new ArrayList<>();

    /** @param reach milliseconds before and after a moment that count */
    public SteadyBorder(int reach) {
        this.reach = reach;
    }

    /** Takes the border of the next usable frame. */
    public void add(int millis, Region inside) {
        seen.add(new Seen(millis, inside));
    }

    /** The steady border at a moment, and forgets what no later moment needs; empty when no usable frame is near. */
    public Optional<Region> at(int millis) {
        seen.removeIf(frame -> frame.millis < millis - reach);
        List<Region> near = seen.stream()
                .filter(frame -> frame.millis <= millis + reach)
                .map(Seen::inside)
                .toList();
        if (near.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Region(
                median(near, Region::left),
                median(near, Region::top),
                median(near, Region::right),
                median(near, Region::bottom)));
    }

    private static int median(List<Region> regions, ToIntFunction<Region> edge) {
        int[] sorted = regions.stream().mapToInt(edge).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
