package dev.colophon.demo.acts;

import java.util.ArrayList;
import java.util.List;

/** What became of all copies. */
public record ActsResult(List<ActOutcome> outcomes) {

    public ActsResult {
        outcomes = List.copyOf(outcomes);
    }

    private long right() {
        return outcomes.stream().filter(ActOutcome::isAsPlanted).count();
    }

    /** Whether every copy became what it was planted for. */
    public boolean isRight() {
        return right() == outcomes.size();
    }

    /** Some lines a copy, for a person. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        for (ActOutcome outcome : outcomes) {
            lines.addAll(outcome.lines());
            outcome.difference().ifPresent(lines::add);
        }
        return lines;
    }

    /** The total in one line. */
    public String summary() {
        return "%d of %d as planted".formatted(right(), outcomes.size());
    }
}
