package dev.colophon.sightings.decision;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import dev.colophon.sightings.exception.ExceptionJson;
import dev.colophon.sightings.exception.PossibleException;
import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.sightings.membership.GroupSamples;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * The rows of decisions. A decision and what its sighting says of it are written in one transaction, and only when nobody has
 * decided since the one before was read: so none is lost and none stands twice, whoever decides at the same time.
 */
public final class DecisionRows {

    static final int LONGEST_REASON = Decisions.LONGEST_REASON;
    static final int LONGEST_NAME = 200;

    /** The last decision of a sighting. */
    public static final dev.colophon.store.schema.tables.Decision LAST = DECISION.as("last_decision");

    private static final String POINT =
            "update sighting set decision = ?, decision_state = ? where id = ? and coalesce(decision, '') = ?";
    private static final String APPEND =
            "insert into decision (id, organisation, sighting, place, content, work, batch, state, reason, decided_by,"
                    + " decided_at, holds, replaces, undoes, licence, exception) select ?, organisation, id, place,"
                    + " content, work, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from sighting where id = ?";

    private DecisionRows() {}

    /**
     * The last decision of a sighting.
     *
     * @param newest its id; blank when there is none
     * @param state of the sighting
     * @param reason of the decision that holds, or of the last where none does
     * @param at when the last was made
     * @param holds the decision that holds
     */
    record Last(
            String sighting, String newest, DecisionState state, String reason, Instant at, Optional<String> holds) {

        /** The decision that holds, or the last where none does; empty when nothing was ever decided. */
        Optional<String> shown() {
            return holds.or(() -> Optional.of(newest).filter(id -> !id.isEmpty()));
        }
    }

    /**
     * What is to be appended.
     *
     * @param after the id of the decision before it; blank when there is none
     * @param holds the decision that holds from then on
     * @param licence that it rests on
     * @param exception that is possible
     */
    record Next(
            String id,
            String sighting,
            String after,
            Optional<String> batch,
            DecisionState state,
            String reason,
            Optional<String> by,
            Instant at,
            Optional<String> holds,
            Optional<String> replaces,
            Optional<String> undoes,
            Optional<String> licence,
            Optional<PossibleException> exception) {

        /** Of what no exception is seen, or none matters. */
        Next(
                String id,
                String sighting,
                String after,
                Optional<String> batch,
                DecisionState state,
                String reason,
                Optional<String> by,
                Instant at,
                Optional<String> holds,
                Optional<String> replaces,
                Optional<String> undoes,
                Optional<String> licence) {
            this(id, sighting, after, batch, state, reason, by, at, holds, replaces, undoes, licence, Optional.empty());
        }

        /** What a rule decides, in place of what held before. */
        static Next byRule(
                Ids ids,
                Last last,
                DecisionState state,
                String reason,
                Optional<String> licence,
                Optional<PossibleException> exception) {
            String id = ids.next();
            return new Next(
                    id,
                    last.sighting(),
                    last.newest(),
                    Optional.empty(),
                    state,
                    reason,
                    Optional.empty(),
                    later(id, last),
                    Optional.of(id),
                    last.holds(),
                    Optional.empty(),
                    licence,
                    exception);
        }
    }

    /** Later than the decision before, whatever the clocks say: the order of decisions is theirs. */
    static Instant later(String id, Last last) {
        Instant now = Ids.timeOf(id);
        return now.isAfter(last.at()) ? now : last.at().plusMillis(1);
    }

    /** The last decisions of sightings, in the order of their ids. */
    static List<Last> last(DSLContext dsl, Condition which) {
        return dsl.select(SIGHTING.ID, SIGHTING.DECISION_STATE)
                .select(LAST.ID, LAST.DECIDED_AT, LAST.HOLDS)
                .select(DECISION.REASON)
                .from(SIGHTING)
                .leftJoin(LAST)
                .on(LAST.ID.eq(SIGHTING.DECISION))
                .leftJoin(DECISION)
                .on(holding())
                .where(which)
                .orderBy(SIGHTING.ID)
                .fetch(DecisionRows::last);
    }

    /** Joins the decision that holds to {@link #LAST}, the last of a sighting: that one, or after an undo an earlier one. */
    public static Condition holding() {
        return DECISION.ID.eq(coalesce(LAST.HOLDS, LAST.ID));
    }

    static Last last(Record row) {
        return new Last(
                Rows.text(row, SIGHTING.ID),
                Rows.maybeText(row, LAST.ID).orElse(""),
                DecisionState.valueOf(Rows.text(row, SIGHTING.DECISION_STATE)),
                Rows.maybeText(row, DECISION.REASON).orElse(""),
                Instant.ofEpochMilli(Rows.maybe(row, LAST.DECIDED_AT).orElse(0)),
                Rows.maybeText(row, LAST.HOLDS));
    }

    /** Appends decisions of different sightings; leaves out those whose sighting was decided since. Returns how many there are. */
    static int append(DSLContext dsl, List<Next> all) {
        return appended(dsl, all).size();
    }

    /** As {@link #append}; those that were appended. */
    static List<Next> appended(DSLContext dsl, List<Next> all) {
        List<Next> ordered =
                all.stream().sorted(Comparator.comparing(Next::sighting)).toList();
        List<Next> appended = dsl.connectionResult(connection -> {
            List<Next> pointed = point(connection, ordered);
            insert(connection, pointed);
            return pointed;
        });
        CaseMembership.leave(
                dsl,
                appended.stream()
                        .filter(next -> next.state() != DecisionState.CONFIRMED)
                        .map(DecisionRows::departure)
                        .toList());
        GroupSamples.leave(
                dsl,
                appended.stream()
                        .filter(next -> next.state() != DecisionState.CONFIRMED)
                        .collect(Collectors.toMap(
                                Next::sighting, next -> next.state().phrase(), (first, _) -> first)));
        return appended;
    }

    /** What is confirmed no more leaves its case. */
    private static CaseMembership.Departure departure(Next next) {
        return new CaseMembership.Departure(
                next.sighting(),
                "it is %s: %s".formatted(next.state().phrase(), next.reason()),
                next.by(),
                next.at(),
                next.state() == DecisionState.RESOLVED);
    }

    private static List<Next> point(Connection connection, List<Next> all) throws SQLException {
        List<Next> pointed = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(POINT)) {
            for (Next next : all) {
                statement.setString(1, next.id());
                statement.setString(2, next.state().name());
                statement.setString(3, next.sighting());
                statement.setString(4, next.after());
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 1 || counts[i] == Statement.SUCCESS_NO_INFO) {
                    pointed.add(all.get(i));
                }
            }
        }
        return pointed;
    }

    private static void insert(Connection connection, List<Next> all) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            for (Next next : all) {
                statement.setString(1, next.id());
                text(statement, 2, next.batch());
                statement.setString(3, next.state().name());
                statement.setString(4, Sanitiser.fit(next.reason(), LONGEST_REASON));
                text(statement, 5, next.by().map(name -> Sanitiser.fit(name, LONGEST_NAME)));
                statement.setLong(6, next.at().toEpochMilli());
                text(statement, 7, next.holds());
                text(statement, 8, next.replaces());
                text(statement, 9, next.undoes());
                text(statement, 10, next.licence());
                text(statement, 11, next.exception().map(ExceptionJson::encode));
                statement.setString(12, next.sighting());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void text(PreparedStatement statement, int index, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            statement.setString(index, text.get());
        } else {
            statement.setNull(index, Types.VARCHAR);
        }
    }

    /** A decision as its row has it. */
    public static Decision decision(Record row) {
        return new Decision(
                Rows.text(row, DECISION.ID),
                DecisionState.valueOf(Rows.text(row, DECISION.STATE)),
                Rows.text(row, DECISION.REASON),
                Rows.maybeText(row, DECISION.DECIDED_BY),
                Rows.time(row, DECISION.DECIDED_AT),
                Rows.maybeText(row, DECISION.BATCH),
                Rows.maybeText(row, DECISION.UNDOES),
                Rows.maybeText(row, DECISION.LICENCE),
                Rows.maybeText(row, DECISION.EXCEPTION).map(ExceptionJson::decode));
    }

    /** What was decided of one sighting is from now on of another; where nothing was decided of that, it stands as the first did. */
    public static void move(DSLContext dsl, String from, String to) {
        dsl.update(DECISION)
                .set(DECISION.SIGHTING, to)
                .where(DECISION.SIGHTING.eq(from))
                .execute();
        dsl.select(SIGHTING.DECISION, SIGHTING.DECISION_STATE)
                .from(SIGHTING)
                .where(SIGHTING.ID.eq(from), SIGHTING.DECISION.isNotNull())
                .fetchOptional()
                .ifPresent(last -> dsl.update(SIGHTING)
                        .set(SIGHTING.DECISION, last.value1())
                        .set(SIGHTING.DECISION_STATE, last.value2())
                        .where(SIGHTING.ID.eq(to), SIGHTING.DECISION.isNull())
                        .execute());
    }

    /**
     * Keeps that a sighting, which is about to go, is another from now on: what was said under its id is found by it, and it takes
     * its place in a case.
     */
    public static void replaced(DSLContext dsl, Ids ids, String gone, String kept) {
        String id = ids.next();
        dsl.insertInto(
                        DECISION,
                        DECISION.ID,
                        DECISION.ORGANISATION,
                        DECISION.SIGHTING,
                        DECISION.PLACE,
                        DECISION.CONTENT,
                        DECISION.WORK,
                        DECISION.STATE,
                        DECISION.REASON,
                        DECISION.DECIDED_AT)
                .select(dsl.select(
                                val(id),
                                SIGHTING.ORGANISATION,
                                val(gone),
                                SIGHTING.PLACE,
                                SIGHTING.CONTENT,
                                SIGHTING.WORK,
                                val(DecisionState.OPEN.name()),
                                val("it is the sighting %s from now on".formatted(kept)),
                                val(Ids.timeOf(id).toEpochMilli()))
                        .from(SIGHTING)
                        .where(SIGHTING.ID.eq(kept)))
                .execute();
        CaseMembership.replaced(dsl, gone, kept, Ids.timeOf(id));
    }
}
