package dev.colophon.registry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParserTest {

    private static final long SEED = 20261127;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "block when > 30 second audio; license when > 50 percent of reference; count | "
                        + "block when > 30 seconds audio; license when > 50 percent of reference; count",
                "BlockAccess When MoreThan 0.50 minutes of Audio and < 100% of copy | "
                        + "block when > 0.5 minutes audio and < 100 percent of copy",
                "block altered,whole video download Stream in de,FR except cn; | "
                        + "block whole altered video stream download in DE, FR except CN",
                "none in IN | none in IN",
                "block in worldwide except CN when >= 1s | block except CN when >= 1 second",
                "report-usage | count",
            })
    void isReadAndPrintedAlike(String written, String printed) {
        RightsClaimPolicy policy = PolicyParser.parse(written);
        assertThat(policy).hasToString(printed);
        assertThat(PolicyParser.parse(printed)).isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blok | unknown word `blok`: begin a rule with block, license, count or none",
                "'' | a rule is empty",
                "block loud | unknown word `loud`",
                "block in XX | unknown territory `XX`",
                "block in when > 1 s | `in` names no territory",
                "block when > 50 percent | `50 percent` does not say of what",
                "block when > 50 seconds of reference | only a percentage is",
                "block when > 50 furlongs | unknown word `furlongs`",
                "block when > many seconds | after `>` stands a number",
                "block when 30 seconds | unknown word `30`: use =, !=",
                "block when > 30 | it ends where there should be a unit",
                "block when > 1 s or > 2 s | unknown word `or`",
                "block when > 101 percent of copy | at most 100 are possible",
                "block when > 100 percent of copy | no copy can meet",
                "block when < 0 seconds | no copy can meet",
                "block when > 5 pixels audio | pixels are of pictures",
                "block when > 1 s & < 2 s | `&` means nothing",
                "block when > 60 seconds audio and < 1 minute audio | no copy can meet both `> 60 seconds audio` and `< 1 minute audio`",
                "count; block | no copy reaches rule 2, `block`: rule 1, `count`, fits all",
                "block when > 1 s; licence | rule 2: unknown word `licence`",
            })
    void whatCannotBeMeantIsRefused(String written, String why) {
        assertThatThrownBy(() -> PolicyParser.parse(written))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "block text when > 30 seconds audio | no copy can meet `> 30 seconds audio` of text: seconds are of sound and film",
                "block image when > 5 minutes | no copy can meet `> 5 minutes` of image",
                "block image, text when >= 5 percent of copy audio | no copy can meet",
                "block audio when > 30 seconds video | no copy can meet",
                "block audio when > 5 percent of copy both | no copy can meet",
                "block audio when > 100 pixels | no copy can meet `> 100 pixels` of audio",
                "block when > 100 pixels and > 5 seconds | no copy can meet `> 5 seconds`: seconds are",
                "block whole text when < 1 percent of reference | no copy can meet both `whole` and `< 1 percent of reference`",
                "block whole image when < 95 percent of reference | whole is at least 95 percent",
                "block when > 99999999999999999999999999 seconds | no copy is so long or so large",
                "block when < 999999999999 minutes | no copy is so long or so large",
                "block image when > 99999999999 pixels | no copy is so long or so large",
            })
    void whatNoCopyMeetsIsReadAndImpossible(String written, String why) {
        RightsClaimPolicy policy = PolicyParser.parse(written);
        assertThatThrownBy(() -> policy.rules().forEach(PolicyRule::requirePossible))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block when > 30 seconds audio; license when > 50 percent of reference; count",
                "block text, audio when > 30 seconds audio",
                "block video when > 30 seconds audio and > 30 seconds video",
                "block image when > 100 pixels and > 50 percent of copy",
                "block whole text when <= 95 percent of reference",
                "block whole video when < 95 percent of reference",
                "block whole, altered text when < 1 percent of reference",
                "block whole text when < 1 percent of copy",
                "block when > 600 minutes"
            })
    void whatSomeCopyMeetsIsPossible(String written) {
        PolicyParser.parse(written).rules().forEach(PolicyRule::requirePossible);
    }

    @Test
    @Tag("full")
    void whatIsPrintedIsReadAsTheSame() {
        SplittableRandom random = new SplittableRandom(SEED);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            Optional<RightsClaimPolicy> policy = policy(random);
            policy.ifPresent(one -> assertThat(PolicyParser.parse(one.toString()))
                    .as("%s of seed %d", one, SEED)
                    .isEqualTo(one));
            read += policy.isPresent() ? 1 : 0;
        }
        assertThat(read).isGreaterThan(5_000);
    }

    /** Empty when it cannot be meant. */
    private static Optional<RightsClaimPolicy> policy(SplittableRandom random) {
        try {
            List<PolicyRule> rules = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                rules.add(rule(random));
            }
            return Optional.of(new RightsClaimPolicy(rules));
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }

    private static PolicyRule rule(SplittableRandom random) {
        List<PolicyCondition> conditions = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            ConditionUnit unit = one(random, ConditionUnit.values());
            conditions.add(new PolicyCondition(
                    one(random, Relator.values()),
                    BigDecimal.valueOf(random.nextInt(90_000), random.nextInt(4)),
                    unit,
                    unit == ConditionUnit.PERCENT ? Optional.of(one(random, ComparedSide.values())) : Optional.empty(),
                    one(random, Measurement.values())));
        }
        return new PolicyRule(
                one(random, Policy.values()),
                some(random, Medium.class),
                some(random, MatchKind.class),
                some(random, LicensedUse.class),
                Territories.of(
                        random.nextBoolean() ? List.of() : List.of("DE", "IN"),
                        random.nextBoolean() ? List.of() : List.of("CN")),
                conditions);
    }

    private static <T> T one(SplittableRandom random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <E extends Enum<E>> Set<E> some(SplittableRandom random, Class<E> type) {
        Set<E> some = EnumSet.allOf(type);
        some.removeIf(_ -> random.nextInt(3) > 0);
        return some;
    }

    @Test
    @Tag("full")
    void garbageIsRefusedAndNothingElseHappens() {
        SplittableRandom random = new SplittableRandom(SEED);
        String[] words =
                "block license count none when and of in except DE > >= 30 5.5 seconds percent reference copy audio ; , %% é \uD800"
                        .split(" ");
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < random.nextInt(12); j++) {
                text.append(one(random, words)).append(random.nextBoolean() ? " " : "");
            }
            String written =
                    random.nextBoolean() ? text.toString() : text.toString().toUpperCase(Locale.ROOT);
            try {
                RightsClaimPolicy policy = PolicyParser.parse(written);
                assertThat(PolicyParser.parse(policy.toString())).isEqualTo(policy);
            } catch (RegistryException e) {
                assertThat(e).as(written).hasMessageContaining(" ");
            }
        }
    }

    @Test
    void theCoinIsEvenAndALargerShareTakesNothingBack() {
        int[] counts = new int[PolicyVersion.ALL];
        for (int i = 0; i < 100_000; i++) {
            counts[PolicyVersion.coin("work", "sighting " + i)]++;
        }
        assertThat(Arrays.stream(counts)).allMatch(count -> count > 850 && count < 1_150);
        for (int i = 0; i < 1_000; i++) {
            boolean ten = version(10).isEnabledFor("work", "sighting " + i);
            boolean fifty = version(50).isEnabledFor("work", "sighting " + i);
            assertThat(!ten || fifty).isTrue();
            assertThat(version(0).isEnabledFor("work", "sighting " + i)).isFalse();
            assertThat(version(100).isEnabledFor("work", "sighting " + i)).isTrue();
        }
    }

    private static PolicyVersion version(int share) {
        return new PolicyVersion(
                "id", Optional.of(PolicyParser.parse("block")), true, share, Optional.empty(), "mo", PolicyCopies.NOW);
    }
}
