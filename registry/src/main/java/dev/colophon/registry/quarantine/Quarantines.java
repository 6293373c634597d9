package dev.colophon.registry.quarantine;

import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.Quarantine.QUARANTINE;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.noCondition;

import dev.colophon.index.ReferenceId;
import dev.colophon.registry.quarantine.Quarantine.Cause;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The references of an organisation that hit too much, within a transaction of whoever asks. */
public final class Quarantines {

    public static final int LONGEST_RELEASE_REASON = 2_000;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_ACTOR = 200;

    private final DSLContext dsl;
    private final Organisation organisation;

    public Quarantines(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /** Puts a reference into quarantine, unless it is or was for this cause. */
    boolean put(String id, ReferenceId reference, Cause cause, String reason, Instant since) {
        if (dsl.fetchExists(
                QUARANTINE, QUARANTINE.REFERENCE.eq(reference.value()), QUARANTINE.CAUSE.eq(cause.name()))) {
            return false;
        }
        dsl.insertInto(QUARANTINE)
                .set(QUARANTINE.ID, id)
                .set(QUARANTINE.REFERENCE, reference.value())
                .set(QUARANTINE.CAUSE, cause.name())
                .set(QUARANTINE.REASON, Sanitiser.fit(reason, LONGEST_REASON))
                .set(QUARANTINE.SINCE, since.toEpochMilli())
                .execute();
        return true;
    }

    /**
     * Those of registered references, newest first.
     *
     * @param released whether those that were released are there, too
     */
    public List<Quarantine> list(boolean released) {
        return quarantines(released ? noCondition() : QUARANTINE.RELEASED_AT.isNull());
    }

    /** Why references are in quarantine now; those that are not are left out. */
    public Map<ReferenceId, String> reasons(Collection<ReferenceId> references) {
        Map<ReferenceId, String> reasons = new HashMap<>();
        List<String> ids =
                references.stream().map(ReferenceId::value).distinct().toList();
        for (List<String> some : Rows.parts(ids)) {
            dsl.select(QUARANTINE.REFERENCE, QUARANTINE.REASON)
                    .from(QUARANTINE)
                    .where(QUARANTINE.REFERENCE.in(some), QUARANTINE.RELEASED_AT.isNull())
                    .orderBy(QUARANTINE.ID)
                    .forEach(row -> reasons.put(new ReferenceId(row.value1()), row.value2()));
        }
        return reasons;
    }

    /**
     * Lets a reference find again.
     *
     * @return what it is released from; none when it is in no quarantine
     */
    public List<Quarantine> release(ReferenceId reference, Quarantine.Release release) {
        Condition held = QUARANTINE.REFERENCE.eq(reference.value()).and(QUARANTINE.RELEASED_AT.isNull());
        List<String> ids = quarantines(held).stream().map(Quarantine::id).toList();
        List<Quarantine> all = new ArrayList<>();
        for (String id : ids) {
            dsl.update(QUARANTINE)
                    .set(QUARANTINE.RELEASED_BY, Sanitiser.fit(release.by(), LONGEST_ACTOR))
                    .set(QUARANTINE.RELEASED_AT, release.at().toEpochMilli())
                    .set(QUARANTINE.RELEASE_REASON, Sanitiser.fit(release.reason(), LONGEST_RELEASE_REASON))
                    .where(QUARANTINE.ID.eq(id))
                    .execute();
            all.addAll(quarantines(QUARANTINE.ID.eq(id)));
        }
        return all;
    }

    private List<Quarantine> quarantines(Condition which) {
        return dsl.select(QUARANTINE.fields())
                .select(REFERENCE.FILE_NAME, WORK.ID, WORK.TITLE, PARTY.ID, PARTY.NAME)
                .from(QUARANTINE)
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(QUARANTINE.REFERENCE))
                .join(WORK)
                .on(WORK.ID.eq(REFERENCE.WORK))
                .join(PARTY)
                .on(PARTY.ID.eq(WORK.OWNER))
                .where(which, WORK.ORGANISATION.eq(organisation.id()), REFERENCE.REMOVED_AT.isNull())
                .orderBy(QUARANTINE.ID.desc())
                .fetch(Quarantines::quarantine);
    }

    private static Quarantine quarantine(Record row) {
        return new Quarantine(
                Rows.text(row, QUARANTINE.ID),
                new ReferenceId(Rows.text(row, QUARANTINE.REFERENCE)),
                Rows.text(row, REFERENCE.FILE_NAME),
                Rows.text(row, WORK.ID),
                Rows.text(row, WORK.TITLE),
                new Party(Rows.text(row, PARTY.ID), Rows.text(row, PARTY.NAME)),
                Cause.valueOf(Rows.text(row, QUARANTINE.CAUSE)),
                Rows.text(row, QUARANTINE.REASON),
                Rows.time(row, QUARANTINE.SINCE),
                Rows.maybe(row, QUARANTINE.RELEASED_AT).stream()
                        .mapToObj(at -> new Quarantine.Release(
                                Rows.text(row, QUARANTINE.RELEASED_BY),
                                Instant.ofEpochMilli(at),
                                Rows.text(row, QUARANTINE.RELEASE_REASON)))
                        .findFirst());
    }
}
