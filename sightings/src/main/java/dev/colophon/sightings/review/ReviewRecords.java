package dev.colophon.sightings.review;

import static dev.colophon.store.schema.tables.DecisionView.DECISION_VIEW;
import static dev.colophon.store.schema.tables.ReviewSkip.REVIEW_SKIP;
import static dev.colophon.store.schema.tables.Reviewer.REVIEWER;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What is kept of reviewing: who does, what was skipped, how somebody looked before a decision. For one transaction. */
public final class ReviewRecords {

    private static final int LONGEST_OPENED = 500;
    private static final int LONGEST_SHOWN = 2_000;

    private final DSLContext dsl;
    private final Organisation organisation;

    public ReviewRecords(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /** Notes that a person looks at sightings. */
    public void seen(String person, Instant at) {
        dsl.insertInto(REVIEWER)
                .set(REVIEWER.ORGANISATION, organisation.id())
                .set(REVIEWER.NAME, person)
                .set(REVIEWER.LAST_AT, at.toEpochMilli())
                .onConflict(REVIEWER.ORGANISATION, REVIEWER.NAME)
                .doUpdate()
                .set(REVIEWER.LAST_AT, at.toEpochMilli())
                .execute();
    }

    /** How many persons have looked at sightings since a time. */
    public int reviewers(Instant since) {
        return dsl.fetchCount(
                REVIEWER, REVIEWER.ORGANISATION.eq(organisation.id()), REVIEWER.LAST_AT.ge(since.toEpochMilli()));
    }

    /** Notes that a person let a sighting be because it is hard to judge. */
    public void skipped(String id, String sighting, String person, Duration looked) {
        dsl.insertInto(REVIEW_SKIP)
                .set(REVIEW_SKIP.ID, id)
                .set(REVIEW_SKIP.ORGANISATION, organisation.id())
                .set(REVIEW_SKIP.SIGHTING, sighting)
                .set(REVIEW_SKIP.SKIPPED_BY, person)
                .set(REVIEW_SKIP.SKIPPED_AT, Ids.timeOf(id).toEpochMilli())
                .set(REVIEW_SKIP.LOOKED_MS, looked.toMillis())
                .execute();
    }

    /** How often each of these was skipped, by its id; those that were alone. */
    public Map<String, Integer> skips(Collection<String> sightings) {
        Map<String, Integer> skips = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            dsl.select(REVIEW_SKIP.SIGHTING, count())
                    .from(REVIEW_SKIP)
                    .where(REVIEW_SKIP.SIGHTING.in(some), REVIEW_SKIP.ORGANISATION.eq(organisation.id()))
                    .groupBy(REVIEW_SKIP.SIGHTING)
                    .forEach(row -> skips.put(row.value1(), row.value2()));
        }
        return skips;
    }

    /** Sightings that a person has not skipped. */
    public static Condition notSkippedBy(String person) {
        return exists(selectOne()
                        .from(REVIEW_SKIP)
                        .where(REVIEW_SKIP.SIGHTING.eq(SIGHTING.ID), REVIEW_SKIP.SKIPPED_BY.eq(person)))
                .not();
    }

    /**
     * How somebody looked at a sighting.
     *
     * @param looked from when it was shown to when it was decided
     * @param opened words for what of the page was opened, heard or looked at in another way, as the browser says
     * @param shown names and values that tell which version of everything was shown, one a line
     */
    public record View(Duration looked, List<String> opened, String shown) {

        public View {
            opened = List.copyOf(opened);
        }
    }

    /** Keeps how somebody looked before a decision. */
    public void viewed(String decision, String sighting, View view) {
        dsl.insertInto(DECISION_VIEW)
                .set(DECISION_VIEW.DECISION, decision)
                .set(DECISION_VIEW.ORGANISATION, organisation.id())
                .set(DECISION_VIEW.SIGHTING, sighting)
                .set(DECISION_VIEW.LOOKED_MS, view.looked().toMillis())
                .set(DECISION_VIEW.OPENED, Sanitiser.fit(String.join(",", view.opened()), LONGEST_OPENED))
                .set(DECISION_VIEW.SHOWN, Sanitiser.fit(view.shown(), LONGEST_SHOWN))
                .execute();
    }

    /** Those of these decisions before which somebody looked in Compare. */
    public Set<String> viewed(Collection<String> decisions) {
        Set<String> viewed = new HashSet<>();
        for (List<String> some : Rows.parts(List.copyOf(decisions))) {
            viewed.addAll(dsl.select(DECISION_VIEW.DECISION)
                    .from(DECISION_VIEW)
                    .where(DECISION_VIEW.DECISION.in(some), DECISION_VIEW.ORGANISATION.eq(organisation.id()))
                    .fetch(DECISION_VIEW.DECISION));
        }
        return viewed;
    }

    /** How somebody looked before a decision; empty where that was not in Compare. */
    public Optional<View> view(String decision) {
        return dsl.selectFrom(DECISION_VIEW)
                .where(DECISION_VIEW.DECISION.eq(decision), DECISION_VIEW.ORGANISATION.eq(organisation.id()))
                .fetchOptional(row -> new View(
                        Duration.ofMillis(Rows.number(row, DECISION_VIEW.LOOKED_MS)),
                        Arrays.stream(Rows.text(row, DECISION_VIEW.OPENED).split(",", -1))
                                .filter(word -> !word.isEmpty())
                                .toList(),
                        Rows.text(row, DECISION_VIEW.SHOWN)));
    }
}
