package dev.colophon.service.source;

import dev.colophon.crawl.frontier.source.BarredAddresses;
import dev.colophon.crawl.frontier.source.DisallowedAddresses;
import dev.colophon.crawl.frontier.source.SourceFailures;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lists what is watched. */
public final class ListSources {

    private final Settings settings;

    public ListSources(Settings settings) {
        this.settings = settings;
    }

    /** Empty, and said so, where nothing was ever stored. */
    public Optional<SourceList> list(Actor actor, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database).map(stored -> list(stored, actor.organisation()));
        }
    }

    private static SourceList list(Database database, Organisation organisation) {
        Sources sources = new Sources(database, organisation, DatabaseClock.of(InstantSource.system()));
        SourceFailures failures = new SourceFailures(database, organisation);
        Map<String, Integer> barred = new HashMap<>(new BarredAddresses(database, organisation).bySource());
        new DisallowedAddresses(database, organisation)
                .bySource()
                .forEach((source, addresses) -> barred.merge(source, addresses, Integer::sum));
        return new SourceList(
                sources.list(),
                sources.blocked(),
                failures.bySource(),
                barred,
                failures.unwatched(),
                failures.unvisited());
    }
}
