package dev.colophon.service.source;

import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.Source;
import dev.colophon.registry.account.Organisations;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.InstantSource;
import java.util.List;

/** The sources of all organisations, which one watch visits together. */
public final class AllSources {

    private AllSources() {}

    /** By organisation. */
    public static List<Source> list(Database database) {
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        return database.read(dsl -> new Organisations(dsl).list()).stream()
                .flatMap(organisation -> new Sources(database, organisation, clock).list().stream())
                .toList();
    }
}
