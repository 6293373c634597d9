package dev.colophon.operators;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a grouping compares with the truth, pair by pair. */
record PairCounts(long right, long wrong, long missed) {

    static PairCounts of(List<Operator> operators, Map<String, Integer> truth) {
        long right = 0;
        long together = 0;
        for (Operator operator : operators) {
            for (int i = 0; i < operator.sites().size(); i++) {
                for (int j = 0; j < i; j++) {
                    together++;
                    right += Objects.equals(
                                    truth.get(operator.sites().get(i)),
                                    truth.get(operator.sites().get(j)))
                            ? 1
                            : 0;
                }
            }
        }
        Map<Integer, Long> sizes = truth.values().stream()
                .collect(
                        java.util.stream.Collectors.groupingBy(group -> group, java.util.stream.Collectors.counting()));
        long should =
                sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
        return new PairCounts(right, together - right, should - right);
    }

    PairCounts plus(PairCounts other) {
        return new PairCounts(right + other.right, wrong + other.wrong, missed + other.missed);
    }

    double precision() {
        return (double) right / (right + wrong);
    }

    double recall() {
        return (double) right / (right + missed);
    }
}
