package dev.colophon.service.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.decision.BulkObstacle;
import dev.colophon.cases.review.ReviewHold;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Copies are confirmed together once each of a drawn sample was looked at. */
@Tag("full")
class ReviewGroupsTest extends ReviewedHome {

    @Test
    void onceAllOfTheSampleIsConfirmedTheRestIsAndAllOfItIsTakenBack() throws Exception {
        Settings settings = home(20);
        String group = group(settings, ids(settings));
        BulkDetail begun = new ShowBulk(settings).show(ADA, "one", group);
        assertThat(begun.group().sample()).hasSize(16).doesNotHaveDuplicates();
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group))
                .isEqualTo(new ConfirmBulk.Outcome.NotReady(16));
        confirmSample(settings, group);
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group))
                .isEqualTo(new ConfirmBulk.Outcome.Confirmed(4));
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group)).isEqualTo(new ConfirmBulk.Outcome.Stale());
        assertThat(all(settings)).allMatch(one -> one.decisionState() == DecisionState.CONFIRMED);
        String rest = begun.group().rest().getFirst();
        assertThat(get(settings, rest).decision().orElseThrow())
                .satisfies(decision -> assertThat(decision.reason())
                        .contains("of a drawn sample")
                        .doesNotContain(group))
                .satisfies(decision -> assertThat(decision.batch()).isPresent());
        try (Database database = Database.open(settings.home(), settings.database())) {
            StoredSighting held = get(settings, rest);
            Map<String, ReviewHold> holds =
                    database.read(dsl -> ReviewHold.of(dsl, Organisation.FIRST, List.of(held), Instant.now()));
            assertThat(holds.get(rest)).extracting(ReviewHold::kind).isEqualTo(ReviewHold.Kind.BULK);
            assertThat(database.<Map<String, ReviewHold>>read(dsl -> ReviewHold.of(
                            dsl,
                            Organisation.FIRST,
                            List.of(held),
                            Instant.now().plusSeconds(601))))
                    .isEmpty();
        }
        assertThat(new UndoBulk(settings).undo(ADA, "one", group, "taken back")).isEqualTo(4);
        assertThat(begun.group().rest()).allMatch(id -> get(settings, id).decisionState() == DecisionState.OPEN);
        assertThatThrownBy(() -> new UndoBulk(settings).undo(ADA, "one", group, "again"))
                .isInstanceOf(ServiceException.class);
    }

    @Test
    void oneOfTheSampleThatIsNotConfirmedClosesTheGroup() throws Exception {
        Settings settings = home(10);
        String group = group(settings, ids(settings));
        List<String> sample =
                new ShowBulk(settings).show(ADA, "one", group).group().sample();
        Object _ = decide(settings, ADA, "one", sample.getLast(), DecisionState.NOT_A_MATCH);
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group)).isEqualTo(new ConfirmBulk.Outcome.Stale());
        assertThat(new ShowBulk(settings).show(ADA, "one", group).group().closedBecause())
                .hasValueSatisfying(why -> assertThat(why).contains(sample.getLast()));
    }

    @Test
    void whoeverDecidesOneOfTheSampleOtherwiseClosesTheGroup() throws Exception {
        Settings settings = home(4);
        List<String> ids = ids(settings);
        String command = group(settings, ids);
        assertThat(decidedByCommand(settings, ids.getFirst(), DecisionState.LICENSED))
                .isOne();
        assertThat(closedBecause(settings, command))
                .hasValueSatisfying(why -> assertThat(why).contains(ids.getFirst()));
        undo(settings, ADA, ids.getFirst());
        String undone = group(settings, ids);
        Object _ = decide(settings, ADA, "one", ids.getLast(), DecisionState.CONFIRMED);
        assertThat(closedBecause(settings, undone)).isEmpty();
        undo(settings, ADA, ids.getLast());
        assertThat(closedBecause(settings, undone))
                .hasValueSatisfying(why -> assertThat(why).contains(ids.getLast()));
    }

    @Test
    void whatNobodyLookedAtIsNoSample() throws Exception {
        Settings settings = home(4);
        List<String> ids = ids(settings);
        String group = group(settings, ids);
        for (String id : ids.subList(1, 4)) {
            Object _ = decide(settings, ADA, "one", id, DecisionState.CONFIRMED);
        }
        assertThat(decidedByCommand(settings, ids.getFirst(), DecisionState.CONFIRMED))
                .isOne();
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group))
                .isEqualTo(new ConfirmBulk.Outcome.Unseen(List.of(ids.getFirst())));
        BulkDetail detail = new ShowBulk(settings).show(ADA, "one", group);
        assertThat(detail.isReady()).isFalse();
        assertThat(detail.unseen()).containsExactly(ids.getFirst());
        Object _ = decide(settings, ADA, "one", ids.getFirst(), DecisionState.CONFIRMED);
        assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group))
                .isInstanceOf(ConfirmBulk.Outcome.Confirmed.class);
    }

    /** What comes in the way of one, when, and of which is drawn anew each time; the seed stands in the failure. */
    @Test
    void whatIsSmuggledInIsAlwaysRefused() throws Exception {
        Settings settings = home(14);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> all = ids(settings);
        for (int round = 0; round < 12; round++) {
            List<String> members = new ArrayList<>(all);
            String smuggled = members.get(random.nextInt(members.size()));
            DecisionState state = random.nextBoolean() ? DecisionState.LICENSED : DecisionState.EXCEPTION;
            boolean afterwards = random.nextBoolean();
            if (!afterwards) {
                rule(settings, smuggled, state);
                assertThat(new ProposeBulk(settings)
                                .propose(ADA, "one", new ProposeBulk.Selection.Named(members), "all")
                                .obstacles())
                        .as("seed %d, round %d", seed, round)
                        .extracting(BulkObstacle::sighting)
                        .containsExactly(smuggled);
            } else {
                String group = group(settings, members);
                confirmSample(settings, group);
                rule(settings, smuggled, state);
                Set<String> sample = new HashSet<>(
                        new ShowBulk(settings).show(ADA, "one", group).group().sample());
                ConfirmBulk.Outcome outcome = new ConfirmBulk(settings).confirm(ADA, "one", group);
                assertThat(
                                outcome instanceof ConfirmBulk.Outcome.Refused refused
                                        ? refused.obstacle().sighting()
                                        : outcome)
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(sample.contains(smuggled) ? new ConfirmBulk.Outcome.Stale() : smuggled);
                assertThat(all(settings).stream()
                                .filter(one -> one.decisionState() == DecisionState.CONFIRMED)
                                .map(StoredSighting::id))
                        .as("nothing else is confirmed; seed %d, round %d", seed, round)
                        .isSubsetOf(sample);
                assertThat(new ConfirmBulk(settings).confirm(ADA, "one", group))
                        .isEqualTo(new ConfirmBulk.Outcome.Stale());
            }
            again(settings, all);
        }
    }
}
