package dev.colophon.sightings.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.ClaimantPower;
import dev.colophon.registry.policy.PolicyCopies;
import dev.colophon.registry.policy.PolicyParser;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.registry.policy.RightsClaimPolicy;
import dev.colophon.registry.policy.condition.MatchedCopy;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.outcome.PolicyOutcome.Action;
import dev.colophon.sightings.outcome.PolicyOutcome.By;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * In generated worlds of states, policies, matches and powers the rule says what an oracle says that is written without it, on plain
 * numbers; and what is licensed, held, an exception, contested, cleared or gone is never blocked.
 */
class OutcomeWorldsTest {

    private static final int WORLDS = Boolean.getBoolean("colophon.long") ? 200_000 : 20_000;
    private static final long SEED = 20261127;

    /** Of the oracle: the strictest first; as of {@link Policy}. */
    private static final int BLOCK = 0;

    private static final int COUNT = 2;
    private static final int NONE = 3;

    private static final List<DecisionState> STATES = List.of(DecisionState.values());
    private static final List<Policy> WORDS_OF_WORKS = List.of(Policy.values());
    private static final List<Grade> GRADES = List.of(Grade.values());
    private static final String[] WORDS = {"block", "license", "count", "none"};

    /** A rule in plain numbers; -1 asks nothing. */
    private record PlainRule(int action, int moreThanSeconds, int moreThanPercentOfCopy, boolean onlyInGermany) {

        String words() {
            List<String> conditions = new ArrayList<>();
            if (moreThanSeconds >= 0) {
                conditions.add("> " + moreThanSeconds + " seconds");
            }
            if (moreThanPercentOfCopy >= 0) {
                conditions.add("> " + moreThanPercentOfCopy + " percent of copy");
            }
            return WORDS[action]
                    + (onlyInGermany ? " in DE" : "")
                    + (conditions.isEmpty() ? "" : " when " + String.join(" and ", conditions));
        }

        boolean asks() {
            return moreThanSeconds >= 0 || moreThanPercentOfCopy >= 0 || onlyInGermany;
        }

        /** -1 no, 0 not known, 1 yes. */
        int fits(World world) {
            boolean no = moreThanSeconds >= 0 && world.seconds() <= moreThanSeconds;
            boolean unknown = false;
            if (moreThanPercentOfCopy >= 0) {
                unknown = world.duration() < 0;
                no |= world.duration() >= 0 && world.seconds() * 100 <= moreThanPercentOfCopy * world.duration();
            }
            if (onlyInGermany) {
                unknown |= world.country().isEmpty();
                no |= world.country().filter(code -> !code.equals("DE")).isPresent();
            }
            return no ? -1 : unknown ? 0 : 1;
        }
    }

    private record PlainPolicy(List<PlainRule> rules, boolean acts, boolean muted) {}

    private record World(
            DecisionState state,
            boolean gone,
            int word,
            List<PlainPolicy> policies,
            int seconds,
            int duration,
            Optional<String> country,
            Grade grade,
            boolean authorised,
            boolean removed,
            boolean alone,
            boolean contested) {}

    private record Expected(Action action, By by) {}

    @Test
    @Tag("full")
    void ruleAndOracleAgreeAndWhatMayBeLawfulIsNeverBlocked() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Action, Integer> answers = new EnumMap<>(Action.class);
        int byRule = 0;
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random);
            PolicyOutcome outcome = OutcomeRule.of(facts(world));
            assertThat(new Expected(outcome.action(), outcome.by()))
                    .as("world %d of seed %d: %s, because %s", i, SEED, world, outcome.reasons())
                    .isEqualTo(expected(world));
            assertThat(outcome.words())
                    .as("world %d of seed %d: %s", i, SEED, world)
                    .isEqualTo(outcome.action().word() + addition(world, outcome));
            assertThat(outcome.reasons()).isNotEmpty().noneMatch(String::isBlank);
            if (mayBeLawful(world)) {
                assertThat(outcome.action())
                        .as("world %d of seed %d: %s", i, SEED, world)
                        .isNotIn(Action.BLOCK, Action.LICENSE);
            }
            answers.merge(outcome.action(), 1, Integer::sum);
            byRule += outcome.action() == Action.BLOCK && outcome.by() == By.RULE ? 1 : 0;
        }
        assertThat(answers).hasSize(Action.values().length);
        assertThat(answers.values()).allMatch(count -> count > WORLDS / 100);
        assertThat(byRule).as("blocked without a person").isGreaterThan(WORLDS / 1_000);
    }

    /** What is left to a person says so, and no person is waited for who has confirmed the copy. */
    private static String addition(World world, PolicyOutcome outcome) {
        if (outcome.by() == By.RULE || outcome.action() == Action.REVIEW) {
            return "";
        }
        if (!outcome.action().reachesOthers()) {
            return ", until a person says otherwise";
        }
        return world.state() == DecisionState.CONFIRMED
                ? ", confirmed by a person: the %s is left to do, as the claimant's standing allows"
                        .formatted(outcome.action() == Action.BLOCK ? "notice" : "offer")
                : ", when a person says so";
    }

    private static boolean mayBeLawful(World world) {
        boolean decided = world.state() != DecisionState.OPEN && world.state() != DecisionState.CONFIRMED;
        boolean cleared = world.removed() || (world.state() == DecisionState.OPEN && world.authorised());
        return decided || cleared || world.gone() || world.contested();
    }

    private static Expected expected(World world) {
        DecisionState state = world.state();
        boolean confirmed = state == DecisionState.CONFIRMED;
        if (Set.of("LICENSED", "EXCEPTION", "NOT_A_MATCH", "RESOLVED").contains(state.name())) {
            return new Expected(Action.NOTHING, By.RULE);
        }
        if (state != DecisionState.OPEN && !confirmed) {
            return new Expected(Action.REVIEW, By.PERSON);
        }
        if (world.gone() || world.removed() || (!confirmed && world.authorised())) {
            return new Expected(Action.NOTHING, By.RULE);
        }
        int wanted = world.word();
        boolean sure = world.policies().isEmpty() ? wanted >= COUNT : true;
        int strictest = -1;
        if (!world.policies().isEmpty()) {
            wanted = -1;
            strictest = NONE + 1;
            for (PlainPolicy policy : world.policies()) {
                int[] choice = choice(policy, world);
                wanted = Math.max(wanted, choice[0]);
                strictest = Math.min(strictest, choice[0]);
                sure &= choice[1] == 1;
            }
            sure &= wanted == strictest;
        }
        if (wanted == COUNT || wanted == NONE) {
            return new Expected(wanted == COUNT ? Action.COUNT : Action.NOTHING, sure ? By.RULE : By.PERSON);
        }
        if (world.contested() || (world.grade() == Grade.CANDIDATE && !confirmed)) {
            return new Expected(Action.REVIEW, By.PERSON);
        }
        boolean restrained = world.policies().stream().anyMatch(policy -> policy.muted() || !policy.acts());
        return new Expected(
                wanted == BLOCK ? Action.BLOCK : Action.LICENSE,
                sure && world.alone() && !restrained ? By.RULE : By.PERSON);
    }

    /** What it is, and whether that is sure. */
    private static int[] choice(PlainPolicy policy, World world) {
        List<Integer> possible = new ArrayList<>();
        int first = COUNT;
        for (PlainRule rule : policy.rules()) {
            int fits = rule.fits(world);
            if (fits == 1) {
                first = rule.action();
                break;
            }
            if (fits == 0) {
                possible.add(rule.action());
            }
        }
        int mildest = first;
        boolean sure = true;
        for (int action : possible) {
            sure &= action == first;
            mildest = Math.max(mildest, action);
        }
        return new int[] {mildest, sure ? 1 : 0};
    }

    private static World world(SplittableRandom random) {
        List<PlainPolicy> policies = new ArrayList<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            policies.add(policy(random));
        }
        int seconds = 1 + random.nextInt(99);
        boolean open = random.nextInt(3) > 0;
        return new World(
                open ? DecisionState.OPEN : STATES.get(random.nextInt(STATES.size())),
                random.nextInt(10) == 0,
                random.nextInt(4),
                policies,
                seconds,
                random.nextInt(4) == 0 ? -1 : seconds + random.nextInt(100),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextBoolean() ? "DE" : "FR"),
                GRADES.get(random.nextInt(GRADES.size())),
                random.nextInt(8) == 0,
                random.nextInt(12) == 0,
                random.nextBoolean(),
                random.nextInt(6) == 0);
    }

    private static PlainPolicy policy(SplittableRandom random) {
        List<PlainRule> rules = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            PlainRule rule = new PlainRule(
                    random.nextInt(4),
                    random.nextBoolean() ? random.nextInt(100) : -1,
                    random.nextBoolean() ? random.nextInt(100) : -1,
                    random.nextInt(3) == 0);
            rules.add(rule);
            if (!rule.asks()) {
                break;
            }
        }
        return new PlainPolicy(rules, random.nextInt(4) > 0, random.nextInt(6) == 0);
    }

    private static SightingFacts facts(World world) {
        Host host = new Host("radio.example");
        Work work = world.authorised()
                ? PolicyCopies.work(WORDS_OF_WORKS.get(world.word()), host)
                : PolicyCopies.work(WORDS_OF_WORKS.get(world.word()));
        RegisteredMatch match = PolicyCopies.match(
                PolicyCopies.registered(work, "r0", OptionalLong.of(200_000), false, world.removed()),
                Medium.AUDIO,
                world.grade(),
                new Coverage(0.5, 0.5),
                List.of(PolicyCopies.time(0, 0, world.seconds())));
        List<ArmedPolicy> policies = new ArrayList<>();
        for (PlainPolicy policy : world.policies()) {
            policies.add(armed(policy, policies.size()));
        }
        return new SightingFacts(
                "sighting",
                world.state(),
                "as somebody said",
                world.gone(),
                "https://www.radio.example/a.mp3",
                new MatchedCopy(
                        Medium.AUDIO,
                        world.duration() < 0 ? OptionalLong.empty() : OptionalLong.of(world.duration() * 1_000L),
                        OptionalLong.empty(),
                        Set.of(),
                        world.country(),
                        List.of(match)),
                work,
                policies,
                new ClaimantPower(
                        world.alone(), world.contested(), List.of("as the standing says"), Optional.empty(), List.of()),
                PolicyCopies.NOW);
    }

    private static ArmedPolicy armed(PlainPolicy plain, int number) {
        RightsClaimPolicy policy = PolicyParser.parse(
                String.join("; ", plain.rules().stream().map(PlainRule::words).toList()));
        PolicySubject subject = new PolicySubject.AllWorksOf(new Party("party " + number, "Party " + number));
        return new ArmedPolicy(
                subject,
                policy,
                new PolicyVersion(
                        "version",
                        Optional.of(policy),
                        true,
                        plain.acts() ? 100 : 0,
                        plain.muted()
                                ? Optional.of(PolicyCopies.NOW.plus(Duration.ofDays(1)))
                                : Optional.of(PolicyCopies.NOW),
                        "mo",
                        PolicyCopies.NOW));
    }
}
