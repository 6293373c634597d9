package dev.colophon.registry.policy;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.policy.condition.MatchedCopy;
import dev.colophon.registry.policy.condition.PolicyCondition;
import dev.colophon.registry.policy.condition.PolicyFit;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.RegistryException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done about some copies: DDEX {@code RightsClaimPolicy}. All that it says has to fit; of several media, kinds or
 * uses one.
 *
 * @param media that the copy is; none: any
 * @param kinds of the copy; none: any
 * @param uses that pages make of it; none: any
 * @param conditions that all hold
 */
public record PolicyRule(
        Policy action,
        Set<Medium> media,
        Set<MatchKind> kinds,
        Set<LicensedUse> uses,
        Territories territories,
        List<PolicyCondition> conditions) {

    /** Of these both a kind and a percentage are what the match covers; of sound and film the percentage is measured by itself. */
    private static final Set<Medium> STILL = Set.of(Medium.IMAGE, Medium.TEXT);

    /** @throws RegistryException when no copy can meet its conditions, with the pair that contradict each other */
    public PolicyRule {
        media = ordered(media, Medium.class);
        kinds = ordered(kinds, MatchKind.class);
        uses = ordered(uses, LicensedUse.class);
        conditions = List.copyOf(conditions);
        for (int i = 0; i < conditions.size(); i++) {
            PolicyCondition one = conditions.get(i);
            if (one.isImpossible()) {
                throw new RegistryException("no copy can meet `%s`".formatted(one));
            }
            for (PolicyCondition other : conditions.subList(0, i)) {
                if (one.contradicts(other)) {
                    throw new RegistryException(
                            "no copy can meet both `%s` and `%s`: they contradict each other".formatted(other, one));
                }
            }
        }
    }

    /**
     * Looks for conditions that no copy of the rule meets. Rules that were stored before this was asked stay readable, and fit none.
     *
     * @throws RegistryException when there is one, with what is wrong
     */
    public void requirePossible() {
        Set<Medium> left = media.isEmpty() ? EnumSet.allOf(Medium.class) : EnumSet.copyOf(media);
        for (PolicyCondition condition : conditions) {
            if (condition.isBeyondAll()) {
                throw new RegistryException("`%s`: no copy is so long or so large".formatted(condition));
            }
            if (kinds.equals(Set.of(MatchKind.WHOLE))
                    && STILL.containsAll(left)
                    && condition.isBelow(MatchKind.WHOLE_PERCENT)) {
                throw new RegistryException("no copy can meet both `whole` and `%s`: whole is at least %s percent"
                        .formatted(condition, MatchKind.WHOLE_PERCENT));
            }
            left.removeIf(kind -> !condition.isOf(kind));
            if (left.isEmpty()) {
                throw new RegistryException(
                        "no copy can meet `%s`%s: seconds are of sound and film, pixels of pictures, and `video` and `both` of film"
                                .formatted(
                                        condition,
                                        words(media, medium -> medium.name().toLowerCase(Locale.ROOT))
                                                .replaceFirst("^ ", " of ")));
            }
        }
    }

    private static <E extends Enum<E>> Set<E> ordered(Set<E> values, Class<E> type) {
        EnumSet<E> ordered = EnumSet.noneOf(type);
        ordered.addAll(values);
        return Collections.unmodifiableSet(ordered);
    }

    /** Whether it fits every copy. */
    boolean fitsAll() {
        return media.isEmpty()
                && kinds.isEmpty()
                && uses.isEmpty()
                && territories.equals(Territories.WORLDWIDE)
                && conditions.isEmpty();
    }

    /** Whether it fits a copy. */
    PolicyFit fit(MatchedCopy copy) {
        return PolicyFit.all(Stream.concat(
                Stream.of(
                        PolicyFit.of(media.isEmpty() || media.contains(copy.kind())),
                        PolicyFit.of(kinds.isEmpty() || kinds.stream().anyMatch(kind -> kind.isOf(copy))),
                        fitUses(copy),
                        fitTerritory(copy)),
                conditions.stream().map(condition -> condition.fit(copy))));
    }

    /** What of that it asks is not known of a copy. */
    List<String> unknown(MatchedCopy copy) {
        List<String> unknown = new ArrayList<>();
        if (fitUses(copy) == PolicyFit.UNKNOWN) {
            unknown.add("nothing says how it is used");
        }
        if (fitTerritory(copy) == PolicyFit.UNKNOWN) {
            unknown.add("nothing says from where it was seen");
        }
        conditions.stream()
                .filter(condition -> condition.fit(copy) == PolicyFit.UNKNOWN)
                .forEach(condition -> unknown.add("`%s` was not measured".formatted(condition)));
        return unknown;
    }

    private PolicyFit fitUses(MatchedCopy copy) {
        if (uses.isEmpty()) {
            return PolicyFit.YES;
        }
        return copy.uses().isEmpty()
                ? PolicyFit.UNKNOWN
                : PolicyFit.of(copy.uses().stream().anyMatch(uses::contains));
    }

    private PolicyFit fitTerritory(MatchedCopy copy) {
        if (territories.equals(Territories.WORLDWIDE)) {
            return PolicyFit.YES;
        }
        return copy.territory()
                .map(territory -> PolicyFit.of(territories.contains(territory)))
                .orElse(PolicyFit.UNKNOWN);
    }

    /** As a policy writes it: {@code block whole video stream in DE, FR when > 30 seconds and < 50 percent of copy}. */
    @Override
    public String toString() {
        return action.word()
                + words(kinds, MatchKind::word)
                + words(media, medium -> medium.name().toLowerCase(Locale.ROOT))
                + words(uses, use -> use.standard().toLowerCase(Locale.ROOT))
                + places()
                + (conditions.isEmpty()
                        ? ""
                        : conditions.stream()
                                .map(PolicyCondition::toString)
                                .collect(Collectors.joining(" and ", " when ", "")));
    }

    private String places() {
        return (territories.included().isEmpty() ? "" : " in " + String.join(", ", territories.included()))
                + (territories.excluded().isEmpty() ? "" : " except " + String.join(", ", territories.excluded()));
    }

    private static <T> String words(Collection<T> values, Function<T, String> word) {
        return values.stream().map(value -> " " + word.apply(value)).collect(Collectors.joining());
    }
}
