package dev.colophon.service.wording;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.report.html.ReportWords;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.outcome.PolicyOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was decided of copies, what is to be done about them and why, in words. Rules give their reasons in English; in another
 * language they are told by the message that reads as they do, and as they stand where none does, which is said.
 *
 * @param reader in whose language
 */
public record OutcomeWording(Language reader) {

    private static final String REASONS = "to-do.reason.";

    /** Of what a copy is, the first argument is a state. */
    private static final String STATE = REASONS + "state";

    private static final String BETWEEN = "; ";

    /** Of a rule of which nobody knows whether it fits, the second argument says why, with this between. */
    private static final String UNKNOWN = REASONS + "fits-unknown";

    private static final String AND = " and ";

    /** What the command writes down where a person gives no reason. */
    private static final String WRITTEN = "to-do.written.";

    /** What is to be done, and whether a person has to say so. */
    public String action(PolicyOutcome outcome) {
        String action = word(outcome.action());
        boolean isLeft = outcome.by() == PolicyOutcome.By.RULE;
        return switch (outcome.action()) {
            case BLOCK -> isLeft ? action : acted(outcome, action, "to-do.confirmed.block");
            case LICENSE -> isLeft ? action : acted(outcome, action, "to-do.confirmed.license");
            case COUNT, NOTHING -> isLeft ? action : reader.say("to-do.unless", action);
            case REVIEW -> action;
        };
    }

    private String acted(PolicyOutcome outcome, String action, String confirmed) {
        return reader.say(outcome.confirmed() ? confirmed : "to-do.by-person", action);
    }

    /** {@code block}. */
    public String word(PolicyOutcome.Action action) {
        return reader.say(
                switch (action) {
                    case BLOCK -> "to-do.block";
                    case LICENSE -> "to-do.license";
                    case COUNT -> "to-do.count";
                    case NOTHING -> "to-do.nothing";
                    case REVIEW -> "to-do.review";
                });
    }

    /** {@code open}, as what was decided. */
    public String state(DecisionState state) {
        return reader.equals(Language.ENGLISH) ? state.word() : phrase(state);
    }

    /** To follow "it is". */
    public String phrase(DecisionState state) {
        return reader.say(
                switch (state) {
                    case OPEN -> "to-do.state.open";
                    case HELD -> "to-do.state.held";
                    case REVIEW -> "to-do.state.review";
                    case LICENSED -> "to-do.state.licensed";
                    case EXCEPTION -> "to-do.state.exception";
                    case NOT_A_MATCH -> "to-do.state.not-a-match";
                    case CONFIRMED -> "to-do.state.confirmed";
                    case RESOLVED -> "to-do.state.resolved";
                });
    }

    /** Why it was decided: as a person wrote it, or what a rule wrote down. */
    public String reason(Decision decision) {
        if (decision.by().isEmpty()) {
            return ruled(decision.reason());
        }
        return decision.undoes().isPresent()
                ? Language.recorded(WRITTEN, decision.reason()).in(reader)
                : decision.reason();
    }

    private String ruled(String reason) {
        return reader.equals(Language.ENGLISH) ? reason : new ReportWords(reader).written(reason);
    }

    /** Why something is to be done, or is not. */
    public String reason(String reason) {
        return reader.equals(Language.ENGLISH) ? reason : known(reason).orElseGet(() -> ruled(reason));
    }

    private Optional<String> known(String english) {
        Message told = Language.recorded(REASONS, english);
        if (!told.key().startsWith(REASONS)) {
            return Optional.empty();
        }
        Object[] arguments = told.arguments().stream()
                .map(argument -> argument instanceof String text ? within(text, BETWEEN, "change.separator") : argument)
                .toArray();
        if (told.key().equals(UNKNOWN)) {
            arguments[1] = within(String.valueOf(told.arguments().get(1)), AND, "match.comma");
        }
        if (told.key().startsWith(STATE)) {
            String state = String.valueOf(told.arguments().getFirst());
            arguments[0] = Arrays.stream(DecisionState.values())
                    .filter(one -> one.phrase().equals(state))
                    .findFirst()
                    .map(this::phrase)
                    .orElse(state);
            for (int at = 1; at < arguments.length; at++) {
                arguments[at] = because(String.valueOf(told.arguments().get(at)));
            }
        }
        return Optional.of(reader.say(told.key(), arguments));
    }

    /** What a reason is made of: further reasons, or a name, which stays as it is. */
    private String within(String text, String between, String told) {
        List<String> parts = List.of(text.split(between, -1));
        List<Optional<String>> known = parts.stream().map(this::known).toList();
        if (parts.size() > 1 && known.stream().allMatch(Optional::isPresent)) {
            return joined(parts, told);
        }
        return known(text).orElseGet(() -> known.stream().anyMatch(Optional::isPresent) ? joined(parts, told) : text);
    }

    private String joined(List<String> parts, String told) {
        return parts.stream().map(part -> known(part).orElse(part)).collect(Collectors.joining(reader.say(told)));
    }

    /** Why it was decided so, as a person or a rule wrote it. */
    private String because(String written) {
        String told = new ReportWords(reader).written(written);
        return told.equals(reader.say("pages.as-written", written)) ? written : told;
    }
}
