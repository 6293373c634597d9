package dev.colophon.service.job;

import static dev.colophon.store.schema.tables.Job.JOB;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The jobs that somebody asked for, as they are written down. Whoever was permitted to ask may learn what came of it, and nobody sees
 * another's.
 */
public final class OwnJobs {

    private static final int MOST = 20;

    private final Settings settings;

    public OwnJobs(Settings settings) {
        this.settings = settings;
    }

    /** How one stands. */
    public Optional<KeptJob> find(Actor asker, String id) {
        try (Database database = database()) {
            return database.read(
                    dsl -> dsl.selectFrom(JOB).where(JOB.ID.eq(id), isOf(asker)).fetchOptional(JobLedger::kept));
        }
    }

    /** Those of which they have not seen the end, accepted last first, 20 at most. */
    public List<KeptJob> unseen(Actor asker) {
        try (Database database = database()) {
            return database.read(dsl -> unseen(dsl, asker).fetch(JobLedger::kept));
        }
    }

    static Select<? extends Record> unseen(DSLContext dsl, Actor asker) {
        return dsl.selectFrom(JOB)
                .where(isOf(asker), JOB.SEEN_AT.isNull())
                .orderBy(JOB.ACCEPTED_AT.desc(), JOB.ID)
                .limit(MOST);
    }

    private Database database() {
        return Database.open(settings.home(), settings.database());
    }

    private static Condition isOf(Actor asker) {
        return DSL.and(JOB.ORGANISATION.eq(asker.organisation().id()), JOB.ASKED_BY.eq(JobLedger.name(asker)));
    }
}
