package dev.colophon.registry.policy;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.policy.condition.ComparedSide;
import dev.colophon.registry.policy.condition.ConditionUnit;
import dev.colophon.registry.policy.condition.Measurement;
import dev.colophon.registry.policy.condition.PolicyCondition;
import dev.colophon.registry.policy.condition.Relator;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.RegistryException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a policy as a person writes it, in any case:
 *
 * <pre>
 * policy    = rule *(";" rule)
 * rule      = action *(kind / medium / use) ["in" territories] ["except" territories] ["when" condition *("and" condition)]
 * action    = "block" / "license" / "count" / "none"      ; or the words of DDEX
 * kind      = "whole" / "partial" / "altered"
 * medium    = "audio" / "video" / "image" / "text"
 * use       = "stream" / "download" / "display"
 * condition = relator number unit ["of" ("reference" / "copy")] [["of"] measurement]
 * relator   = "=" / "!=" / "&lt;" / "&lt;=" / "&gt;" / "&gt;="        ; or the words of DDEX
 * unit      = "milliseconds" / "seconds" / "minutes" / "percent" / "pixels"
 * measurement = "audio" / "video" / "either" / "both"
 * </pre>
 */
public final class PolicyParser {

    private static final int LONGEST = 2_000;

    private static final Pattern TOKEN = Pattern.compile("<=|>=|!=|[<>=,%]|[0-9]+(?:\\.[0-9]+)?|[\\p{L}_-]+");

    private final List<String> tokens;
    private int next;

    private PolicyParser(List<String> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads a policy.
     *
     * @throws RegistryException when it cannot be meant, with the rule and the word
     */
    public static RightsClaimPolicy parse(String text) {
        if (text.length() > LONGEST) {
            throw new RegistryException(
                    "the policy has %d characters: at most %d are kept".formatted(text.length(), LONGEST));
        }
        List<PolicyRule> rules = new ArrayList<>();
        String[] parts = text.strip().replaceFirst(";\\s*$", "").split(";", -1);
        for (String part : parts) {
            try {
                rules.add(new PolicyParser(tokens(part)).rule());
            } catch (RegistryException e) {
                throw parts.length == 1
                        ? e
                        : new RegistryException("rule %d: %s".formatted(rules.size() + 1, e.getMessage()));
            }
        }
        return new RightsClaimPolicy(rules);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            requireBlank(text.substring(end, matcher.start()));
            tokens.add(matcher.group());
            end = matcher.end();
        }
        requireBlank(text.substring(end));
        return tokens;
    }

    private static void requireBlank(String between) {
        if (!between.isBlank()) {
            throw new RegistryException("`%s` means nothing in a policy".formatted(between.strip()));
        }
    }

    private PolicyRule rule() {
        Policy action = action();
        Set<Medium> media = EnumSet.noneOf(Medium.class);
        Set<MatchKind> kinds = EnumSet.noneOf(MatchKind.class);
        Set<LicensedUse> uses = EnumSet.noneOf(LicensedUse.class);
        while (hasNext() && !isAt("in") && !isAt("except") && !isAt("when")) {
            if (takes(",")) {
                continue;
            }
            String word = take();
            boolean _ = MatchKind.of(word)
                    .map(kinds::add)
                    .or(() -> named(Medium.values(), word).map(media::add))
                    .or(() -> named(LicensedUse.values(), word).map(uses::add))
                    .orElseThrow(() -> unknown(
                            word,
                            "write kinds (whole, partial, altered), media (audio, video, image, text) or uses (stream, "
                                    + "download, display), then `in`, `except` or `when`"));
        }
        Territories territories =
                Territories.of(takes("in") ? codes("in") : List.of(), takes("except") ? codes("except") : List.of());
        List<PolicyCondition> conditions = takes("when") ? conditions() : List.of();
        if (hasNext()) {
            throw unknown(take(), "between conditions stands `and`, between rules `;`");
        }
        return new PolicyRule(action, media, kinds, uses, territories, conditions);
    }

    private Policy action() {
        if (!hasNext()) {
            throw new RegistryException("a rule is empty: begin it with block, license, count or none");
        }
        String word = take();
        try {
            return Policy.parse(word);
        } catch (RegistryException e) {
            throw unknown(word, "begin a rule with block, license, count or none");
        }
    }

    private List<String> codes(String after) {
        List<String> codes = new ArrayList<>();
        while (hasNext() && !isAt("except") && !isAt("when")) {
            if (!takes(",")) {
                codes.add(take());
            }
        }
        if (codes.isEmpty()) {
            throw new RegistryException(
                    "`%s` names no territory: write two letters of ISO 3166-1, such as DE".formatted(after));
        }
        return codes;
    }

    private List<PolicyCondition> conditions() {
        List<PolicyCondition> conditions = new ArrayList<>();
        do {
            conditions.add(condition());
        } while (takes("and"));
        return conditions;
    }

    private PolicyCondition condition() {
        String sign = takeOr("a relator: =, !=, <, <=, > or >=");
        Relator relator = Relator.of(sign).orElseThrow(() -> unknown(sign, "use =, !=, <, <=, > or >="));
        String number = takeOr("a number");
        if (!Character.isDigit(number.charAt(0))) {
            throw unknown(number, "after `%s` stands a number".formatted(sign));
        }
        String word = takeOr("a unit: milliseconds, seconds, minutes, percent or pixels");
        ConditionUnit unit = ConditionUnit.of(word)
                .orElseThrow(() -> unknown(word, "use milliseconds, seconds, minutes, percent or pixels"));
        Optional<ComparedSide> side = Optional.empty();
        boolean of = takes("of");
        if (of && isSide()) {
            side = named(ComparedSide.values(), take());
            of = takes("of");
        }
        Optional<Measurement> measurement = hasNext() ? Measurement.of(tokens.get(next)) : Optional.empty();
        measurement.ifPresent(_ -> next++);
        if (of && measurement.isEmpty()) {
            throw unknown(takeOr("what it is of"), "after `of` stands reference, copy, audio, video, either or both");
        }
        return new PolicyCondition(relator, new BigDecimal(number), unit, side, measurement.orElse(Measurement.EITHER));
    }

    private boolean isSide() {
        return hasNext() && named(ComparedSide.values(), tokens.get(next)).isPresent();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String word) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static RegistryException unknown(String word, String instead) {
        return new RegistryException("unknown word `%s`: %s".formatted(word, instead));
    }

    private boolean hasNext() {
        return next < tokens.size();
    }

    private boolean isAt(String word) {
        return hasNext() && tokens.get(next).equalsIgnoreCase(word);
    }

    private boolean takes(String word) {
        boolean at = isAt(word);
        next += at ? 1 : 0;
        return at;
    }

    private String take() {
        return tokens.get(next++);
    }

    private String takeOr(String missing) {
        if (!hasNext()) {
            throw new RegistryException("it ends where there should be " + missing);
        }
        return take();
    }
}
