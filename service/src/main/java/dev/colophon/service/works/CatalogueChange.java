package dev.colophon.service.works;

import dev.colophon.registry.Works;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * The works of a home while somebody changes them. What is done is one transaction with its record in their history, so that a
 * crash leaves all of it or nothing; the search index follows when it is opened.
 *
 * @param works of the organisation
 * @param events tells who does it
 */
record CatalogueChange(Database database, Organisation organisation, Works works, WorkEvents events) {

    static <T> T use(Settings settings, Actor actor, Function<CatalogueChange, T> change) {
        InstantSource clock = InstantSource.system();
        try (Database database = HomeDatabase.stored(settings)) {
            return change.apply(new CatalogueChange(
                    database,
                    actor.organisation(),
                    new Works(database, actor.organisation()),
                    new WorkEvents(new Ids(clock), clock, actor.name())));
        }
    }

    /** The search index follows; where another process writes it, that one sees to it. */
    static void bringIndexUpToDate(Settings settings, Actor actor, MessageListener listener) {
        HomeSession.watching(settings, actor, listener).close();
    }

    /** Runs a transaction that changes nothing but the database. */
    <T> T write(BiFunction<DSLContext, WorkEvents, T> transaction) {
        return database.writeRepeating(dsl -> transaction.apply(dsl, events));
    }
}
