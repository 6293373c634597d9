package dev.colophon.sightings.membership;

import static dev.colophon.store.schema.tables.CaseEvent.CASE_EVENT;
import static dev.colophon.store.schema.tables.CaseFile.CASE_FILE;

import dev.colophon.sightings.membership.CaseEvent.Payload;
import dev.colophon.sightings.membership.CaseEvent.What;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** The events of cases, append-only, within a transaction of whoever asks. */
public final class CaseEvents {

    private static final int LONGEST_NAME = 200;

    private CaseEvents() {}

    /**
     * Appends one. Until the transaction ends, others wait who append to the same case; whoever appends to several does so in the
     * order of their ids.
     *
     * @param caseFile the id of the case
     * @return its sequence
     */
    public static long append(
            DSLContext dsl, String caseFile, What what, Instant at, Optional<String> by, Payload payload) {
        dsl.update(CASE_FILE)
                .set(CASE_FILE.EVENTS, CASE_FILE.EVENTS.plus(1))
                .where(CASE_FILE.ID.eq(caseFile))
                .execute();
        long sequence = dsl.select(CASE_FILE.EVENTS)
                .from(CASE_FILE)
                .where(CASE_FILE.ID.eq(caseFile))
                .fetchSingle()
                .value1();
        dsl.insertInto(CASE_EVENT)
                .set(CASE_EVENT.CASE_FILE, caseFile)
                .set(CASE_EVENT.SEQUENCE, sequence)
                .set(CASE_EVENT.AT, at.toEpochMilli())
                .set(CASE_EVENT.WHAT, what.name())
                .set(
                        CASE_EVENT.ACTOR,
                        by.map(name -> Sanitiser.fit(name, LONGEST_NAME)).orElse(null))
                .set(CASE_EVENT.PAYLOAD, CasePayloadJson.encode(payload))
                .execute();
        return sequence;
    }

    /** Others wait until the transaction ends who lock one of these cases, or append to it. */
    public static void lock(DSLContext dsl, Collection<String> caseFiles) {
        for (String id : new TreeSet<>(caseFiles)) {
            dsl.update(CASE_FILE)
                    .set(CASE_FILE.EVENTS, CASE_FILE.EVENTS)
                    .where(CASE_FILE.ID.eq(id))
                    .execute();
        }
    }

    /** All of a case, the first first. */
    public static List<CaseEvent> of(DSLContext dsl, String caseFile) {
        return dsl.select(CASE_EVENT.fields())
                .from(CASE_EVENT)
                .where(CASE_EVENT.CASE_FILE.eq(caseFile))
                .orderBy(CASE_EVENT.SEQUENCE)
                .fetch(row -> new CaseEvent(
                        Rows.number(row, CASE_EVENT.SEQUENCE),
                        Rows.time(row, CASE_EVENT.AT),
                        What.valueOf(Rows.text(row, CASE_EVENT.WHAT)),
                        Rows.maybeText(row, CASE_EVENT.ACTOR),
                        CasePayloadJson.decode(Rows.text(row, CASE_EVENT.PAYLOAD))));
    }
}
