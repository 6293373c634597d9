package dev.colophon.sightings.outcome;

import dev.colophon.registry.work.Policy;
import java.util.List;
import java.util.Locale;

/**
 * What is to be done about a copy. Nothing is sent: that is a matter of notices.
 *
 * @param confirmed whether a person has confirmed the copy, so that only the act itself is left
 * @param reasons never empty; why nobody acts, where that is so, before what the owner wants
 */
public record PolicyOutcome(Action action, By by, boolean confirmed, List<String> reasons) {

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

    /** Of a copy that no person has confirmed. */
    public PolicyOutcome(Action action, By by, List<String> reasons) {
        this(action, by, false, reasons);
    }

    static PolicyOutcome nothing(String reason) {
        return new PolicyOutcome(Action.NOTHING, By.RULE, List.of(reason));
    }

    static PolicyOutcome review(List<String> reasons) {
        return new PolicyOutcome(Action.REVIEW, By.PERSON, reasons);
    }

    /** {@code block, when a person says so}, {@code count}. */
    public String words() {
        return action.word()
                + switch (action) {
                    case BLOCK, LICENSE -> by == By.RULE ? "" : confirmed ? act() : ", when a person says so";
                    case COUNT, NOTHING -> by == By.RULE ? "" : ", until a person says otherwise";
                    case REVIEW -> "";
                };
    }

    private String act() {
        return ", confirmed by a person: the %s is left to do, as the claimant's standing allows"
                .formatted(action == Action.BLOCK ? "notice" : "offer");
    }
}
