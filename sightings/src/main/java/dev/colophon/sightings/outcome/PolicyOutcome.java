package dev.colophon.sightings.outcome;

import dev.colophon.registry.work.Policy;
import java.util.List;
import java.util.Locale;

/**
 * What is to be done about a copy. Nothing is sent: that is a matter of notices.
 *
 * @param reasons never empty
 */
public record PolicyOutcome(Action action, By by, List<String> reasons) {

    /** What is to be done. */
    public enum Action {
        /** Ask for its removal. */
        BLOCK,
        /** Offer a licence. */
        LICENSE,
        /** Leave it, and count it. */
        COUNT,
        /** Leave it. */
        NOTHING,
        /** First look at what it is. */
        REVIEW;

        static Action of(Policy policy) {
            return switch (policy) {
                case BLOCK_ACCESS -> BLOCK;
                case MONETIZE -> LICENSE;
                case REPORT_USAGE -> COUNT;
                case NO_ACTION -> NOTHING;
            };
        }

        /** Whether somebody outside hears of it. */
        public boolean reachesOthers() {
            return this == BLOCK || this == LICENSE;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who does it. */
    public enum By {
        /** Colophon may, without a person. */
        RULE,
        /** A person has to decide that. */
        PERSON
    }

    public PolicyOutcome {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("an outcome without reasons");
        }
    }

    static PolicyOutcome nothing(String reason) {
        return new PolicyOutcome(Action.NOTHING, By.RULE, List.of(reason));
    }

    static PolicyOutcome review(List<String> reasons) {
        return new PolicyOutcome(Action.REVIEW, By.PERSON, reasons);
    }

    /** {@code block, a person decides}, {@code count}. */
    public String words() {
        return action.word() + (action.reachesOthers() && by == By.PERSON ? ", when a person says so" : "");
    }
}
