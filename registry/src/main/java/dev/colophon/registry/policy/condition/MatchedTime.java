package dev.colophon.registry.policy.condition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of time that match, each moment once.
 *
 * @param stretches in milliseconds, ordered, none of which touches another
 */
record MatchedTime(List<Stretch> stretches) {

    record Stretch(long start, long end) {

        long millis() {
            return end - start;
        }
    }

    MatchedTime {
        stretches = List.copyOf(stretches);
    }

    /** Of stretches in any order, which may overlap. */
    static MatchedTime of(List<Stretch> any) {
        List<Stretch> joined = new ArrayList<>();
        any.stream()
                .filter(stretch -> stretch.millis() > 0)
                .sorted(Comparator.comparingLong(Stretch::start))
                .forEach(stretch -> {
                    if (joined.isEmpty() || joined.getLast().end() < stretch.start()) {
                        joined.add(stretch);
                    } else {
                        Stretch last = joined.removeLast();
                        joined.add(new Stretch(last.start(), Math.max(last.end(), stretch.end())));
                    }
                });
        return new MatchedTime(joined);
    }

    long millis() {
        return stretches.stream().mapToLong(Stretch::millis).sum();
    }

    boolean isEmpty() {
        return stretches.isEmpty();
    }

    MatchedTime or(MatchedTime other) {
        List<Stretch> all = new ArrayList<>(stretches);
        all.addAll(other.stretches);
        return of(all);
    }

    MatchedTime and(MatchedTime other) {
        List<Stretch> shared = new ArrayList<>();
        for (Stretch one : stretches) {
            for (Stretch two : other.stretches) {
                long start = Math.max(one.start(), two.start());
                long end = Math.min(one.end(), two.end());
                if (start < end) {
                    shared.add(new Stretch(start, end));
                }
            }
        }
        return of(shared);
    }
}
