package dev.colophon.sightings.decision;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.DecisionBatch.DECISION_BATCH;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What persons of an organisation decide of its sightings. Thread-safe. */
public final class Decisions {

    /** As many as are decided in one transaction, for which other writers of a SQLite home wait. */
    public static final int AT_ONCE = 500;

    /** Characters that are kept of why something was decided. */
    public static final int LONGEST_REASON = 2_000;

    private static final int LONGEST_SELECTION = 2_000;

    private final Database database;
    private final Organisation organisation;
    private final Ids ids;

    /** By ids whose clock says when a decision was made. */
    public Decisions(Database database, Organisation organisation, Ids ids) {
        this.database = database;
        this.organisation = organisation;
        this.ids = ids;
    }

    /**
     * What a person says.
     *
     * @param by the person
     * @param batch of those that are decided together
     */
    public record Statement(DecisionState state, String reason, String by, Optional<String> batch) {}

    /**
     * Decides sightings in one transaction. Those of which the same was decided for the same reason stay as they are, and so do
     * those that are in another state than expected by now.
     *
     * @param sightings ids, at most {@link #AT_ONCE}
     * @param expected in which states they were chosen
     * @return how many were decided
     */
    public int decide(List<String> sightings, Set<DecisionState> expected, Statement statement) {
        return database.writeRepeating(
                dsl -> decide(dsl, sightings, expected, statement).size());
    }

    /** The same in the transaction that is given; the ids of the decisions by those of their sightings. */
    public Map<String, String> decide(
            DSLContext dsl, List<String> sightings, Set<DecisionState> expected, Statement statement) {
        String reason = Sanitiser.fit(statement.reason(), LONGEST_REASON);
        List<DecisionRows.Next> next = new ArrayList<>();
        for (DecisionRows.Last last : DecisionRows.last(dsl, own(sightings))) {
            boolean same = last.state() == statement.state() && last.reason().equals(reason);
            if (!same && expected.contains(last.state())) {
                String id = ids.next();
                next.add(new DecisionRows.Next(
                        id,
                        last.sighting(),
                        last.newest(),
                        statement.batch(),
                        statement.state(),
                        reason,
                        Optional.of(statement.by()),
                        DecisionRows.later(id, last),
                        Optional.of(id),
                        last.holds(),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return DecisionRows.appended(dsl, next).stream()
                .collect(Collectors.toMap(DecisionRows.Next::sighting, DecisionRows.Next::id));
    }

    /** What holds of each of these sightings now, by their ids. */
    public Map<String, Holding> holding(DSLContext dsl, List<String> sightings) {
        Map<String, Holding> holding = new HashMap<>();
        for (List<String> some : Rows.parts(sightings)) {
            DecisionRows.last(dsl, own(some))
                    .forEach(last -> holding.put(last.sighting(), new Holding(last.state(), last.shown())));
        }
        return holding;
    }

    /**
     * What holds of a sighting.
     *
     * @param decision the one that holds, or the last where none does; empty when nothing was ever decided
     */
    public record Holding(DecisionState state, Optional<String> decision) {}

    /**
     * Takes back the decision that holds of each of these sightings, in one transaction: what held before holds again. Where
     * none holds, nothing changes.
     *
     * @param sightings ids, at most {@link #AT_ONCE}
     * @param batch only decisions that were made together
     * @return how many were taken back
     */
    public int undo(List<String> sightings, Optional<String> batch, String reason, String by) {
        return database.writeRepeating(dsl -> undo(dsl, sightings, batch, reason, by));
    }

    /** The same in the transaction that is given. */
    public int undo(DSLContext dsl, List<String> sightings, Optional<String> batch, String reason, String by) {
        List<DecisionRows.Last> all = DecisionRows.last(dsl, own(sightings));
        Map<String, Held> held =
                held(dsl, all.stream().flatMap(last -> last.holds().stream()).toList());
        List<DecisionRows.Next> next = new ArrayList<>();
        for (DecisionRows.Last last : all) {
            last.holds()
                    .map(held::get)
                    .filter(decision -> batch.isEmpty() || decision.batch().equals(batch))
                    .ifPresent(decision -> next.add(undone(last, decision, reason, by)));
        }
        return DecisionRows.append(dsl, next);
    }

    private DecisionRows.Next undone(DecisionRows.Last last, Held decision, String reason, String by) {
        String id = ids.next();
        return new DecisionRows.Next(
                id,
                last.sighting(),
                last.newest(),
                Optional.empty(),
                decision.stateBefore(),
                reason,
                Optional.of(by),
                DecisionRows.later(id, last),
                decision.replaces(),
                Optional.empty(),
                Optional.of(decision.id()),
                Optional.empty());
    }

    private record Held(String id, Optional<String> batch, Optional<String> replaces, DecisionState stateBefore) {}

    private static Map<String, Held> held(DSLContext dsl, List<String> decisions) {
        var before = DECISION.as("earlier");
        Map<String, Held> found = new HashMap<>();
        for (List<String> some : Rows.parts(decisions)) {
            dsl.select(DECISION.ID, DECISION.BATCH, DECISION.REPLACES, before.STATE)
                    .from(DECISION)
                    .leftJoin(before)
                    .on(before.ID.eq(DECISION.REPLACES))
                    .where(DECISION.ID.in(some))
                    .forEach(row -> found.put(
                            row.value1(),
                            new Held(
                                    row.value1(),
                                    Optional.ofNullable(row.value2()),
                                    Optional.ofNullable(row.value3()),
                                    Optional.ofNullable(row.value4())
                                            .map(DecisionState::valueOf)
                                            .orElse(DecisionState.OPEN))));
        }
        return found;
    }

    /**
     * Writes down that sightings are about to be decided together.
     *
     * @param selection how they were chosen, in words
     * @param sampled how many of them a person has looked at
     * @param seed from which that sample can be drawn again
     * @return the id of the batch
     */
    public String begin(String selection, int chosen, int sampled, long seed) {
        return database.write(dsl -> begin(dsl, selection, chosen, sampled, seed));
    }

    /** The same in the transaction that is given. */
    public String begin(DSLContext dsl, String selection, int chosen, int sampled, long seed) {
        String id = ids.next();
        dsl.insertInto(DECISION_BATCH)
                .set(DECISION_BATCH.ID, id)
                .set(DECISION_BATCH.ORGANISATION, organisation.id())
                .set(DECISION_BATCH.SELECTION, Sanitiser.fit(selection, LONGEST_SELECTION))
                .set(DECISION_BATCH.CHOSEN, chosen)
                .set(DECISION_BATCH.SAMPLED, sampled)
                .set(DECISION_BATCH.SEED, seed)
                .set(DECISION_BATCH.BEGUN_AT, Ids.timeOf(id).toEpochMilli())
                .execute();
        return id;
    }

    /** The id of the batch that begins so; empty when there is none, or more than one. */
    public Optional<String> batch(String idOrPrefix) {
        List<String> found = database.read(dsl -> dsl.select(DECISION_BATCH.ID)
                .from(DECISION_BATCH)
                .where(DECISION_BATCH.ORGANISATION.eq(organisation.id()), Rows.isMeant(DECISION_BATCH.ID, idOrPrefix))
                .limit(2)
                .fetch(DECISION_BATCH.ID));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The sightings that were decided together. */
    public List<String> ofBatch(String batch) {
        return database.read(dsl -> dsl.selectDistinct(DECISION.SIGHTING)
                .from(DECISION)
                .where(DECISION.BATCH.eq(batch), DECISION.ORGANISATION.eq(organisation.id()))
                .orderBy(DECISION.SIGHTING)
                .fetch(DECISION.SIGHTING));
    }

    /** All that was ever decided of a sighting, the first first. */
    public List<Decision> of(String sighting) {
        return database.read(dsl -> dsl.select(DECISION.fields())
                .from(DECISION)
                .where(DECISION.SIGHTING.eq(sighting), DECISION.ORGANISATION.eq(organisation.id()))
                .orderBy(DECISION.DECIDED_AT, DECISION.ID)
                .fetch(DecisionRows::decision));
    }

    private Condition own(List<String> sightings) {
        return SIGHTING.ORGANISATION.eq(organisation.id()).and(SIGHTING.ID.in(sightings));
    }
}
