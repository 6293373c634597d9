package dev.colophon.cli.text;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.registry.policy.RightsClaimPolicy;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import dev.colophon.service.policy.PolicyDifference;
import dev.colophon.service.policy.PolicyResult;
import dev.colophon.service.wording.OutcomeWording;
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

    private static final String INDENT = "    ";

    private static final int LABEL = 10;

    private PolicyText() {}

    /** {@code block, when a person says so (the rule … fits; …)}. */
    public static String outcome(PolicyOutcome outcome, Language reader) {
        return outcome(outcome, Set.of(), reader);
    }

    /** The same without the reasons that are told elsewhere. */
    static String outcome(PolicyOutcome outcome, Set<String> elsewhere, Language reader) {
        OutcomeWording wording = new OutcomeWording(reader);
        String reasons = outcome.reasons().stream()
                .filter(reason -> !elsewhere.contains(reason))
                .map(wording::reason)
                .collect(Collectors.joining(reader.say("change.separator")));
        String action = "@|bold " + wording.action(outcome) + "|@";
        return reasons.isEmpty() ? action : reader.say("to-do.because", action, Console.safe(reasons));
    }

    /** The policies in force of a work, or else what was said when it was registered. */
    public static List<String> inForce(Work work, List<ArmedPolicy> policies, Language reader) {
        return policies.isEmpty()
                ? List.of(work.policy().standard())
                : policies.stream()
                        .map(policy -> reader.say(
                                "policy.in-force-for",
                                words(policy.version(), reader),
                                Console.safe(subject(policy.subject(), reader))))
                        .toList();
    }

    /** A line for what it is of, one for the policy in force, and one for that which waits. */
    public static List<String> lines(PolicyHistory history, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add(named(history, reader));
        history.inForce()
                .map(ArmedPolicy::version)
                .ifPresent(version -> lines.add(
                        INDENT + Columns.label(reader.say("policy.in-force"), LABEL) + words(version, reader)));
        history.waiting().ifPresent(version -> {
            String label = Columns.label(reader.say("policy.waiting"), LABEL);
            lines.add(INDENT + "@|bold " + label.strip() + "|@"
                    + label.substring(label.strip().length()) + words(version, reader));
        });
        if (lines.size() == 1) {
            lines.add(INDENT + reader.say("policy.none"));
        }
        return lines;
    }

    private static String named(PolicyHistory history, Language reader) {
        return "%s  %s".formatted(history.subject().id(), Console.safe(subject(history.subject(), reader)));
    }

    /** With all that was said, the newest first. */
    public static List<String> full(PolicyHistory history, Language reader) {
        List<String> lines = new ArrayList<>(lines(history, reader));
        history.versions()
                .forEach(version -> lines.add(INDENT
                        + reader.say(
                                version.policy().isEmpty()
                                        ? "policy.said"
                                        : version.armed() ? "policy.said.in-force" : "policy.said.set",
                                version.at().toString(),
                                Console.safe(version.by()),
                                words(version, reader))));
        return lines;
    }

    private static String words(PolicyVersion version, Language reader) {
        return Console.safe(
                        version.policy().map(RightsClaimPolicy::toString).orElseGet(() -> reader.say("policy.removed")))
                + (version.enabledShare() == PolicyVersion.ALL
                        ? ""
                        : reader.say("policy.share", version.enabledShare()))
                + version.mutedUntil()
                        .map(until -> reader.say(
                                "policy.muted",
                                LocalDate.ofInstant(until, ZoneOffset.UTC).toString()))
                        .orElse("");
    }

    /** Of what it is. */
    private static String subject(PolicySubject subject, Language reader) {
        return switch (subject) {
            case PolicySubject.AllWorksOf(Party party) -> reader.say("to-do.reason.subject.all", party.name());
            case PolicySubject.OfWork(Work work) ->
                reader.say(
                        "to-do.reason.subject.one", work.title(), work.owner().name());
        };
    }

    /** What was said, and what it changes. */
    public static List<String> said(PolicyResult result, Language reader) {
        List<String> lines = new ArrayList<>();
        if (result.stored()) {
            lines.addAll(lines(result.history(), reader));
        } else {
            lines.add(named(result.history(), reader));
            lines.add(INDENT + Columns.label(reader.say("policy.tried"), LABEL) + words(result.said(), reader));
        }
        lines.addAll(difference(result.difference(), reader));
        return lines;
    }

    private static List<String> difference(PolicyDifference difference, Language reader) {
        OutcomeWording wording = new OutcomeWording(reader);
        List<String> lines = new ArrayList<>();
        lines.add(INDENT
                + reader.say(
                        "policy.seen",
                        difference.sightings(),
                        LocalDate.ofInstant(difference.since(), ZoneOffset.UTC).toString()));
        for (PolicyDifference.Change change : difference.changes()) {
            lines.add(INDENT
                    + reader.say(
                            "policy.change",
                            change.count(),
                            wording.word(change.after()),
                            wording.word(change.before()),
                            String.join(", ", change.examples())));
        }
        if (difference.changes().isEmpty()) {
            lines.add(INDENT + reader.say("policy.same"));
        }
        return lines;
    }

    /** How to put it in force. */
    public static Optional<String> hint(PolicyResult result, Language reader) {
        return result.said().armed() || !result.stored() ? Optional.empty() : Optional.of(reader.say("policy.arm"));
    }
}
