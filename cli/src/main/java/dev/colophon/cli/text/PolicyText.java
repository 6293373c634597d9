package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.registry.policy.RightsClaimPolicy;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.policy.PolicyDifference;
import dev.colophon.service.policy.PolicyResult;
import dev.colophon.sightings.outcome.PolicyOutcome;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Policies, and what they want done, told to a person. */
public final class PolicyText {

    private PolicyText() {}

    /** {@code block, when a person says so (the rule … fits; …)}. */
    public static String outcome(PolicyOutcome outcome) {
        return outcome(outcome, Set.of());
    }

    /** The same without the reasons that are told elsewhere. */
    static String outcome(PolicyOutcome outcome, Set<String> elsewhere) {
        String reasons = outcome.reasons().stream()
                .filter(reason -> !elsewhere.contains(reason))
                .collect(Collectors.joining("; "));
        return "@|bold %s|@%s".formatted(outcome.words(), reasons.isEmpty() ? "" : " (" + Console.safe(reasons) + ")");
    }

    /** The policies in force of a work, or else what was said when it was registered. */
    public static List<String> inForce(Work work, List<ArmedPolicy> policies) {
        return policies.isEmpty()
                ? List.of(work.policy().standard())
                : policies.stream()
                        .map(policy -> "%s (in force for %s)"
                                .formatted(
                                        words(policy.version()),
                                        Console.safe(policy.subject().words())))
                        .toList();
    }

    /** A line for what it is of, one for the policy in force, and one for that which waits. */
    public static List<String> lines(PolicyHistory history) {
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s"
                .formatted(
                        history.subject().id(), Console.safe(history.subject().words())));
        history.inForce().map(ArmedPolicy::version).ifPresent(version -> lines.add("    in force  " + words(version)));
        history.waiting().ifPresent(version -> lines.add("    @|bold waiting|@   " + words(version)));
        if (lines.size() == 1) {
            lines.add("    none: the word with which a work was registered says what is wanted");
        }
        return lines;
    }

    /** With all that was said, the newest first. */
    public static List<String> full(PolicyHistory history) {
        List<String> lines = new ArrayList<>(lines(history));
        history.versions()
                .forEach(version -> lines.add("    %s by %s: %s%s"
                        .formatted(
                                version.at(),
                                Console.safe(version.by()),
                                version.policy().isEmpty() ? "" : version.armed() ? "in force: " : "set: ",
                                words(version))));
        return lines;
    }

    private static String words(PolicyVersion version) {
        return Console.safe(version.policy().map(RightsClaimPolicy::toString).orElse("removed"))
                + (version.enabledShare() == PolicyVersion.ALL
                        ? ""
                        : " (on %d of 100 sightings)".formatted(version.enabledShare()))
                + version.mutedUntil()
                        .map(until -> " (muted until %s)".formatted(LocalDate.ofInstant(until, ZoneOffset.UTC)))
                        .orElse("");
    }

    /** What was said, and what it changes. */
    public static List<String> said(PolicyResult result) {
        List<String> lines = new ArrayList<>();
        if (result.stored()) {
            lines.addAll(lines(result.history()));
        } else {
            lines.add("%s  %s"
                    .formatted(
                            result.history().subject().id(),
                            Console.safe(result.history().subject().words())));
            lines.add("    tried     " + words(result.said()));
        }
        lines.addAll(difference(result.difference()));
        return lines;
    }

    private static List<String> difference(PolicyDifference difference) {
        List<String> lines = new ArrayList<>();
        lines.add("    of %s seen since %s:"
                .formatted(
                        Plural.of(difference.sightings(), "sighting", "sightings"),
                        LocalDate.ofInstant(difference.since(), ZoneOffset.UTC)));
        for (PolicyDifference.Change change : difference.changes()) {
            lines.add("    %s: %s instead of %s, such as %s"
                    .formatted(
                            Plural.of(change.count(), "sighting", "sightings"),
                            change.after().word(),
                            change.before().word(),
                            String.join(", ", change.examples())));
        }
        if (difference.changes().isEmpty()) {
            lines.add("    nothing else is to be done about any of them");
        }
        return lines;
    }

    /** How to put it in force. */
    public static Optional<String> hint(PolicyResult result) {
        return result.said().armed() || !result.stored()
                ? Optional.empty()
                : Optional.of("it is kept, and not in force yet: say --arm to put it in force");
    }
}
