package dev.colophon.cases.review;

import static dev.colophon.store.schema.tables.SecondOpinion.SECOND_OPINION;
import static dev.colophon.store.schema.tables.SecondReview.SECOND_REVIEW;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.cases.review.SecondReview.Cause;
import dev.colophon.cases.review.SecondReview.State;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The sightings of an organisation that a second person looks at. For one transaction. */
public final class SecondReviews {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 2_000;
    private static final String TAKEN_OVER = "confirmed it before another did so again";

    private static final dev.colophon.store.schema.tables.SecondReview LATER = SECOND_REVIEW.as("later_review");

    /** Nobody has ended one of its sighting that was asked for later. */
    private static final Condition BINDING = exists(selectOne()
                    .from(LATER)
                    .where(
                            LATER.SIGHTING.eq(SECOND_REVIEW.SIGHTING),
                            LATER.ID.gt(SECOND_REVIEW.ID),
                            LATER.DECISION.isNotNull(),
                            LATER.STATE.in(State.AGREED.name(), State.SETTLED.name())))
            .not();

    /** Its sighting is confirmed, by whichever decision, or nothing was decided of that yet. */
    private static final Condition CURRENT = SECOND_REVIEW
            .DECISION
            .isNotNull()
            .and(SIGHTING.DECISION_STATE.eq(DecisionState.CONFIRMED.name()))
            .and(BINDING)
            .or(SECOND_REVIEW
                    .DECISION
                    .isNull()
                    .and(SIGHTING.DECISION_STATE.in(
                            DecisionState.undecided().stream().map(Enum::name).toList())));

    private static final List<String> WAITING = List.of(State.OPEN.name(), State.DISAGREED.name());

    private final DSLContext dsl;
    private final Organisation organisation;

    public SecondReviews(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /** Asks a second person to look. */
    public void ask(String id, String sighting, Optional<String> decision, Cause cause, String by) {
        dsl.insertInto(SECOND_REVIEW)
                .set(SECOND_REVIEW.ID, id)
                .set(SECOND_REVIEW.ORGANISATION, organisation.id())
                .set(SECOND_REVIEW.SIGHTING, sighting)
                .set(SECOND_REVIEW.CAUSE, cause.name())
                .set(SECOND_REVIEW.STATE, State.OPEN.name())
                .set(SECOND_REVIEW.ASKED_BY, Sanitiser.fit(by, LONGEST_NAME))
                .set(SECOND_REVIEW.ASKED_AT, Ids.timeOf(id).toEpochMilli())
                .set(decision.map(one -> Map.of(SECOND_REVIEW.DECISION, one)).orElse(Map.of()))
                .execute();
    }

    /** Sightings of which a person did not ask before they decided. */
    public static Condition notAskedBy(String person) {
        return exists(selectOne()
                        .from(SECOND_REVIEW)
                        .where(
                                SECOND_REVIEW.SIGHTING.eq(SIGHTING.ID),
                                SECOND_REVIEW.ASKED_BY.eq(person),
                                SECOND_REVIEW.DECISION.isNull(),
                                SECOND_REVIEW.STATE.in(WAITING)))
                .not();
    }

    /** What is asked of a sighting, and not answered; empty when nothing is. */
    public Optional<SecondReview> waiting(String sighting) {
        return Optional.ofNullable(waiting(List.of(sighting)).get(sighting));
    }

    /** What is asked of these sightings, and not answered, by their ids. */
    public Map<String, SecondReview> waiting(Collection<String> sightings) {
        Map<String, SecondReview> found = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            fetch(SECOND_REVIEW.SIGHTING.in(some), Integer.MAX_VALUE)
                    .forEach(review -> found.putIfAbsent(review.sighting(), review));
        }
        return found;
    }

    /** All that wait, those asked for first first. */
    public List<SecondReview> waiting(int most) {
        return fetch(SECOND_REVIEW.ORGANISATION.eq(organisation.id()), most);
    }

    /** What was asked about these sightings before anything was decided, whatever was decided since. */
    public List<SecondReview> undecided(Collection<String> sightings) {
        return all(sightings, SECOND_REVIEW.DECISION.isNull());
    }

    /** What was asked about these sightings once they were confirmed and nobody has ended, whatever was decided since. */
    public List<SecondReview> binding(Collection<String> sightings) {
        return all(sightings, SECOND_REVIEW.DECISION.isNotNull().and(BINDING));
    }

    private List<SecondReview> all(Collection<String> sightings, Condition holds) {
        List<SecondReview> found = new ArrayList<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            found.addAll(fetch(SECOND_REVIEW.SIGHTING.in(some), holds, Integer.MAX_VALUE));
        }
        return found;
    }

    private List<SecondReview> fetch(Condition which, int most) {
        return fetch(which, CURRENT, most);
    }

    private List<SecondReview> fetch(Condition which, Condition holds, int most) {
        List<Record> rows = List.copyOf(dsl.select(SECOND_REVIEW.fields())
                .from(SECOND_REVIEW)
                .join(SIGHTING)
                .on(SIGHTING.ID.eq(SECOND_REVIEW.SIGHTING))
                .where(which, SECOND_REVIEW.ORGANISATION.eq(organisation.id()), SECOND_REVIEW.STATE.in(WAITING), holds)
                .orderBy(SECOND_REVIEW.ASKED_AT, SECOND_REVIEW.ID)
                .limit(most)
                .fetch());
        Map<String, List<SecondReview.Opinion>> opinions = opinions(
                rows.stream().map(row -> Rows.text(row, SECOND_REVIEW.ID)).toList());
        return rows.stream()
                .map(row -> new SecondReview(
                        Rows.text(row, SECOND_REVIEW.ID),
                        Rows.text(row, SECOND_REVIEW.SIGHTING),
                        Rows.maybeText(row, SECOND_REVIEW.DECISION),
                        Cause.valueOf(Rows.text(row, SECOND_REVIEW.CAUSE)),
                        State.valueOf(Rows.text(row, SECOND_REVIEW.STATE)),
                        Rows.text(row, SECOND_REVIEW.ASKED_BY),
                        Rows.time(row, SECOND_REVIEW.ASKED_AT),
                        opinions.getOrDefault(Rows.text(row, SECOND_REVIEW.ID), List.of())))
                .toList();
    }

    private Map<String, List<SecondReview.Opinion>> opinions(List<String> reviews) {
        Map<String, List<SecondReview.Opinion>> found = new HashMap<>();
        for (List<String> some : Rows.parts(reviews)) {
            dsl.selectFrom(SECOND_OPINION)
                    .where(SECOND_OPINION.SECOND_REVIEW.in(some))
                    .orderBy(SECOND_OPINION.SECOND_REVIEW, SECOND_OPINION.NUMBER)
                    .forEach(row -> found.computeIfAbsent(
                                    Rows.text(row, SECOND_OPINION.SECOND_REVIEW), _ -> new ArrayList<>())
                            .add(new SecondReview.Opinion(
                                    DecisionState.valueOf(Rows.text(row, SECOND_OPINION.STATE)),
                                    Rows.text(row, SECOND_OPINION.REASON),
                                    Rows.text(row, SECOND_OPINION.STATED_BY),
                                    Rows.time(row, SECOND_OPINION.STATED_AT))));
        }
        return found;
    }

    /** Keeps what somebody said, and how far the review is now. */
    public void say(SecondReview review, SecondReview.Opinion opinion, Duration looked, State now) {
        keep(review, opinion, looked);
        become(review.id(), now, opinion.at());
    }

    private void keep(SecondReview review, SecondReview.Opinion opinion, Duration looked) {
        dsl.insertInto(SECOND_OPINION)
                .set(SECOND_OPINION.SECOND_REVIEW, review.id())
                .set(SECOND_OPINION.NUMBER, review.opinions().size() + 1)
                .set(SECOND_OPINION.STATE, opinion.state().name())
                .set(SECOND_OPINION.REASON, Sanitiser.fit(opinion.reason(), LONGEST_REASON))
                .set(SECOND_OPINION.STATED_BY, Sanitiser.fit(opinion.by(), LONGEST_NAME))
                .set(SECOND_OPINION.STATED_AT, opinion.at().toEpochMilli())
                .set(SECOND_OPINION.LOOKED_MS, looked.toMillis())
                .execute();
    }

    /** Of one that was asked for before anything was decided: what whoever asked has decided now. */
    public void decided(SecondReview review, String decision) {
        dsl.update(SECOND_REVIEW)
                .set(SECOND_REVIEW.DECISION, decision)
                .where(SECOND_REVIEW.ID.eq(review.id()))
                .execute();
    }

    /**
     * Of one that binds: who confirms its sighting again stands for it from now on. What others said of it stays, and what whoever
     * stood for it before said, so that nobody is asked what they said already.
     */
    public void takenOver(SecondReview review, String decision, String by, Instant at) {
        boolean said =
                review.opinions().stream().anyMatch(opinion -> opinion.by().equals(review.askedBy()));
        if (!review.askedBy().equals(by) && !said) {
            keep(
                    review,
                    new SecondReview.Opinion(DecisionState.CONFIRMED, TAKEN_OVER, review.askedBy(), at),
                    Duration.ZERO);
        }
        dsl.update(SECOND_REVIEW)
                .set(SECOND_REVIEW.DECISION, decision)
                .set(SECOND_REVIEW.ASKED_BY, Sanitiser.fit(by, LONGEST_NAME))
                .where(SECOND_REVIEW.ID.eq(review.id()))
                .execute();
    }

    private void become(String review, State state, Instant at) {
        var update = dsl.update(SECOND_REVIEW).set(SECOND_REVIEW.STATE, state.name());
        (state.waits() ? update : update.set(SECOND_REVIEW.ENDED_AT, at.toEpochMilli()))
                .where(SECOND_REVIEW.ID.eq(review))
                .execute();
    }

    /** Keeps that somebody else decided what was asked about. */
    public void settle(SecondReview review, Instant at) {
        become(review.id(), State.SETTLED, at);
    }
}
