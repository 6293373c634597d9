package dev.colophon.demo.acts;

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
    public List<String> table(ActsWords words) {
        List<String> lines = new ArrayList<>();
        for (ActOutcome outcome : outcomes) {
            lines.addAll(outcome.lines(words));
            outcome.difference(words).ifPresent(lines::add);
        }
        lines.add("");
        lines.add(words.say("campaign", figures));
        lines.add(words.say(record.fault().isEmpty() ? "record.holds" : "record.fails", record.sums(), record.acts()));
        return lines;
    }

    /** The total in one line. */
    public String summary(ActsWords words) {
        return words.say("summary", right(), outcomes.size())
                + record.fault()
                        .map(fault -> words.say("summary.fault", fault.in(words.reader())))
                        .orElse("");
    }
}
