package dev.colophon.demo.acts;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.record.RecordReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of all copies.
 *
 * @param figures of the campaign, in a line
 * @param record what verifying the public record came to
 */
public record ActsResult(List<ActOutcome> outcomes, String figures, RecordReport record) {

    public ActsResult {
        outcomes = List.copyOf(outcomes);
    }

    private long right() {
        return outcomes.stream().filter(ActOutcome::isAsPlanted).count();
    }

    /** Whether every copy became what it was planted for, and every published number follows from the log. */
    public boolean isRight() {
        return right() == outcomes.size() && record.fault().isEmpty();
    }

    /** For a person: some lines a copy, then the sums. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        for (ActOutcome outcome : outcomes) {
            lines.addAll(outcome.lines());
            outcome.difference().ifPresent(lines::add);
        }
        lines.add("");
        lines.add("campaign: " + figures);
        lines.add("public record: %d numbers of %d decisions, messages and looks; %s"
                .formatted(
                        record.sums(),
                        record.acts(),
                        record.fault().isEmpty() ? "all follow from the log" : "not all follow from the log"));
        return lines;
    }

    /** The total in one line. */
    public String summary() {
        return "%d of %d as planted".formatted(right(), outcomes.size())
                + record.fault()
                        .map(fault -> "; the public record does not hold: " + fault.in(Language.ENGLISH))
                        .orElse("");
    }
}
