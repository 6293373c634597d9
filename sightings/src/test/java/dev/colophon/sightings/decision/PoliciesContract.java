package dev.colophon.sightings.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.Texts;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightClaims;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.policy.Policies;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicyParser;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.OpenSightings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.outcome.PolicyOutcome;
import dev.colophon.sightings.outcome.PolicyOutcome.Action;
import dev.colophon.sightings.outcome.PolicyOutcome.By;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which policies are in force, and what they make of sightings, on every database. */
abstract class PoliciesContract extends OpenSightings {

    private Work work(int number) throws Exception {
        return added(register(new Submission(file(number + ".txt", Texts.text(number)), by("Ada", "Work " + number)))
                        .getFirst())
                .work();
    }

    private PolicyHistory say(PolicySubject subject, String rules, boolean armed) {
        String id = catalogue.ids().next();
        PolicyVersion version = new PolicyVersion(
                id,
                rules.isEmpty() ? Optional.empty() : Optional.of(PolicyParser.parse(rules)),
                armed,
                50,
                Optional.of(NOW),
                "mo",
                NOW);
        return catalogue.database().write(dsl -> {
            Policies policies = new Policies(dsl, Organisation.FIRST);
            policies.append(subject, version);
            return policies.history(subject);
        });
    }

    private List<String> inForce(Work work) {
        return catalogue
                .database()
                .read(dsl -> new Policies(dsl, Organisation.FIRST)
                        .inForce(List.of(work))
                        .getOrDefault(work.id(), List.of()))
                .stream()
                .map(armed -> armed.subject().words() + ": " + armed.policy())
                .toList();
    }

    private List<PolicyHistory> all(Organisation organisation) {
        return catalogue.database().read(dsl -> new Policies(dsl, organisation).all());
    }

    private PolicyOutcome outcome(String place) {
        return sightings().list(SightingQuery.ALL).stream()
                .filter(sighting -> sighting.place().equals(place))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    @Test
    void nothingIsOverwrittenAndTheLastArmedOneHolds() throws Exception {
        Work work = work(1);
        PolicySubject subject = new PolicySubject.OfWork(work);
        assertThat(say(subject, "block", false).inForce()).isEmpty();
        assertThat(inForce(work)).isEmpty();
        assertThat(say(subject, "license", true).waiting()).isEmpty();
        PolicyHistory history = say(subject, "count", false);
        assertThat(history.waiting().flatMap(PolicyVersion::policy)).contains(PolicyParser.parse("count"));
        assertThat(history.versions()).hasSize(3);
        assertThat(history.newest()).hasValueSatisfying(version -> {
            assertThat(version.by()).isEqualTo("mo");
            assertThat(version.at()).isEqualTo(NOW);
            assertThat(version.enabledShare()).isEqualTo(50);
            assertThat(version.mutedUntil()).contains(NOW);
        });
        assertThat(inForce(work)).containsExactly("`Work 1` by Ada: license");
        assertThat(say(subject, "", false).inForce()).isEmpty();
        assertThat(inForce(work)).isEmpty();
        assertThat(all(Organisation.FIRST))
                .singleElement()
                .satisfies(all -> assertThat(all.versions()).hasSize(4));
    }

    @Test
    void theWorksOwnPolicyGoesBeforeThoseOfItsHolders() throws Exception {
        Work one = work(1);
        Work two = work(2);
        say(new PolicySubject.AllWorksOf(one.owner()), "count", true);
        say(new PolicySubject.OfWork(two), "none", true);
        assertThat(inForce(one)).containsExactly("all works of Ada: count");
        assertThat(inForce(two)).containsExactly("`Work 2` by Ada: none");
        Party ben = added(register(new Submission(file("3.txt", Texts.text(3)), by("Ben", "Work 3")))
                        .getFirst())
                .work()
                .owner();
        say(new PolicySubject.AllWorksOf(ben), "block", true);
        catalogue
                .database()
                .change(dsl -> new RightClaims(dsl)
                        .add(
                                new RightClaim(
                                        catalogue.ids().next(),
                                        one.id(),
                                        ben,
                                        Set.of(),
                                        Territories.WORLDWIDE,
                                        DateRange.ALWAYS,
                                        5_000,
                                        false),
                                new WorkEvents(catalogue.ids(), () -> NOW, "mo"),
                                "mo"));
        assertThat(inForce(one)).containsExactly("all works of Ada: count", "all works of Ben: block");
        see("/copy.txt", "Copy: " + Texts.text(1), NOW);
        PolicyOutcome outcome = outcome("/copy.txt");
        assertThat(outcome.action()).as("the milder of two").isEqualTo(Action.COUNT);
        assertThat(outcome.by()).isEqualTo(By.PERSON);
        assertThat(outcome.reasons()).anyMatch(reason -> reason.contains("want different things"));
        Set<String> bens = catalogue
                .database()
                .read(dsl -> new Policies(dsl, Organisation.FIRST).worksOf(new PolicySubject.AllWorksOf(ben)));
        assertThat(bens).hasSize(2).contains(one.id());
        assertThat(all(another("Other"))).isEmpty();
    }

    @Test
    void aSightingSaysWhatIsToBeDone() throws Exception {
        Work work = work(1);
        see("/copy.txt", "Copy: " + Texts.text(1), NOW);
        PolicyOutcome registered = outcome("/copy.txt");
        assertThat(registered.action()).isEqualTo(Action.BLOCK);
        assertThat(registered.by()).isEqualTo(By.PERSON);
        assertThat(registered.reasons())
                .contains("the work is registered as BlockAccess, and no policy is in force")
                .as("the standing of a claimant of whom nothing was decided")
                .anyMatch(reason -> reason.startsWith("the claimant is REVIEW_ONLY"));

        say(new PolicySubject.OfWork(work), "license text when > 50 percent of copy; count", true);
        assertThat(outcome("/copy.txt").action()).isEqualTo(Action.LICENSE);
        assertThat(outcome("/copy.txt").reasons().getFirst())
                .isEqualTo("policy of `Work 1` by Ada: the rule `license text when > 50 percent of copy` fits");

        String id = sightings().list(SightingQuery.ALL).getFirst().id();
        new Decisions(catalogue.database(), Organisation.FIRST, catalogue.ids())
                .decide(
                        List.of(id),
                        EnumSet.of(DecisionState.OPEN),
                        new Decisions.Statement(DecisionState.LICENSED, "L-17", "ada", Optional.empty()));
        assertThat(outcome("/copy.txt")).satisfies(licensed -> {
            assertThat(licensed.action()).isEqualTo(Action.NOTHING);
            assertThat(licensed.reasons()).containsExactly("it is licensed: L-17");
        });
    }

    @Test
    void whatAnotherOwnerRegisteredBeforeIsNotBlocked() throws Exception {
        work(1);
        register(new Submission(file("again.txt", Texts.text(1)), by("Ben", "Mine")));
        see("/copy.txt", "Copy: " + Texts.text(1), NOW);
        Sightings then = new Sightings(catalogue.database(), Organisation.FIRST, () -> NOW);
        assertThat(then.list(SightingQuery.ALL)).hasSize(2).allSatisfy(sighting -> {
            boolean first = sighting.work().owner().name().equals("Ada");
            assertThat(sighting.outcome().by()).isEqualTo(By.PERSON);
            assertThat(sighting.outcome().action()).isEqualTo(first ? Action.BLOCK : Action.REVIEW);
        });
    }

    @Test
    void untilItsDayAMutedPolicyLeavesAllToAPerson() throws Exception {
        Work work = work(1);
        see("/copy.txt", "Copy: " + Texts.text(1), NOW);
        say(new PolicySubject.OfWork(work), "block", true);
        Sightings before = new Sightings(catalogue.database(), Organisation.FIRST, () -> NOW.minus(Duration.ofDays(1)));
        assertThat(before.list(SightingQuery.ALL).getFirst().outcome().reasons())
                .contains("the policy is muted until " + NOW);
        Sightings after = new Sightings(catalogue.database(), Organisation.FIRST, () -> NOW);
        assertThat(after.list(SightingQuery.ALL).getFirst().outcome().reasons())
                .noneMatch(reason -> reason.contains("muted"));
    }
}
