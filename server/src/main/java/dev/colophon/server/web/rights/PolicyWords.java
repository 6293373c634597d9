package dev.colophon.server.web.rights;

import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.policy.PolicyRule;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.registry.policy.condition.Measurement;
import dev.colophon.registry.policy.condition.PolicyCondition;
import dev.colophon.server.view.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Policies in sentences of a language. */
public record PolicyWords(Tongue tongue) {

    /** Of what it is. */
    public String subject(PolicySubject subject) {
        return switch (subject) {
            case PolicySubject.AllWorksOf(var party) ->
                tongue.say("policy-of.owner", tongue.report().title(party.name()));
            case PolicySubject.OfWork(var work) -> tongue.report().title(work.title());
        };
    }

    /** A sentence for each rule, in their order; none where there is no policy. */
    public List<String> sentences(PolicyVersion version) {
        return version.policy()
                .map(policy -> policy.rules().stream().map(this::sentence).toList())
                .orElse(List.of());
    }

    /** What is to be done about which copies. */
    private String sentence(PolicyRule rule) {
        List<String> which = Stream.of(
                        rule.kinds().stream().map(kind -> tongue.say("match-kind." + kind.name())),
                        rule.media().stream().map(medium -> tongue.report().kind(medium)),
                        rule.uses().stream().sorted().map(this::use))
                .flatMap(words -> words)
                .toList();
        List<String> parts = new ArrayList<>();
        parts.add(which.isEmpty() ? tongue.say("rule.any") : list(which));
        if (!rule.territories().equals(Territories.WORLDWIDE)) {
            parts.add(new RightsWords(tongue).territories(rule.territories()));
        }
        rule.conditions().forEach(condition -> parts.add(condition(condition)));
        return tongue.say(
                "rule.sentence",
                list(parts),
                tongue.say("policy." + rule.action().name()));
    }

    private String use(LicensedUse use) {
        return tongue.say("licensed-use." + use.name());
    }

    private String list(List<String> words) {
        return String.join(tongue.report().say("list.separator"), words);
    }

    private String condition(PolicyCondition condition) {
        String amount = tongue.say(
                "condition-unit." + condition.unit().name(), condition.value().doubleValue());
        String of = condition
                .side()
                .map(side -> tongue.say("condition-side." + side.name()))
                .orElse("");
        String measured = condition.measurement() == Measurement.EITHER
                ? ""
                : tongue.say("condition-of." + condition.measurement().name());
        return tongue.say("relator." + condition.relator().name(), (amount + of + measured).strip());
    }

    /** How far it is in force. */
    public String restraint(PolicyVersion version) {
        String share =
                version.enabledShare() == PolicyVersion.ALL ? "" : tongue.say("policy.share", version.enabledShare());
        return version.mutedUntil()
                .map(until ->
                        share + " " + tongue.say("policy.muted", tongue.report().time(until)))
                .orElse(share)
                .strip();
    }
}
