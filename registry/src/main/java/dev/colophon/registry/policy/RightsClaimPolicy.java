package dev.colophon.registry.policy;

import dev.colophon.registry.policy.condition.MatchedCopy;
import dev.colophon.registry.policy.condition.PolicyFit;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.RegistryException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an owner wants done about copies: the first rule that fits decides. What none fits is counted.
 *
 * @param rules at least one
 */
public record RightsClaimPolicy(List<PolicyRule> rules) {

    private static final Policy DEFAULT = Policy.REPORT_USAGE;
    private static final int MOST_RULES = 50;

    /** @throws RegistryException when a rule stands behind one that fits all, or there are none or too many */
    public RightsClaimPolicy {
        rules = List.copyOf(rules);
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            throw new RegistryException("a policy has 1 to %d rules, not %d".formatted(MOST_RULES, rules.size()));
        }
        for (int i = 0; i < rules.size() - 1; i++) {
            if (rules.get(i).fitsAll()) {
                throw new RegistryException("no copy reaches rule %d, `%s`: rule %d, `%s`, fits all"
                        .formatted(i + 2, rules.get(i + 1), i + 1, rules.get(i)));
            }
        }
    }

    /**
     * What is to be done about a copy. A rule of which nobody knows whether it fits decides nothing: of what it says and what the
     * others say the mildest is chosen, and a person has to look.
     */
    public PolicyChoice choose(MatchedCopy copy) {
        List<PolicyRule> unknown = new ArrayList<>();
        Optional<PolicyRule> fits = Optional.empty();
        for (PolicyRule rule : rules) {
            PolicyFit fit = rule.fit(copy);
            if (fit == PolicyFit.YES) {
                fits = Optional.of(rule);
                break;
            }
            if (fit == PolicyFit.UNKNOWN) {
                unknown.add(rule);
            }
        }
        Policy action = fits.map(PolicyRule::action).orElse(DEFAULT);
        String reason = fits.map("the rule `%s` fits"::formatted).orElse("no rule fits, so it is counted");
        Optional<PolicyRule> other =
                unknown.stream().filter(rule -> rule.action() != action).findFirst();
        if (other.isEmpty()) {
            return new PolicyChoice(action, true, reason);
        }
        Policy mildest = unknown.stream()
                .map(PolicyRule::action)
                .filter(one -> one.isMilderThan(action))
                .max(Comparator.naturalOrder())
                .orElse(action);
        return new PolicyChoice(
                mildest,
                false,
                "whether the rule `%s` fits is not known: %s; else %s"
                        .formatted(other.get(), String.join(" and ", other.get().unknown(copy)), reason));
    }

    /** As a person writes it. */
    @Override
    public String toString() {
        return rules.stream().map(PolicyRule::toString).collect(Collectors.joining("; "));
    }
}
