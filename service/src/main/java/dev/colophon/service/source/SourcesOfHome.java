package dev.colophon.service.source;

import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.Source;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The sources of a home, for what changes them. */
final class SourcesOfHome {

    private SourcesOfHome() {}

    static <T> T use(Settings settings, Actor actor, Function<Sources, T> use) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return use.apply(new Sources(database, actor.organisation(), DatabaseClock.of(InstantSource.system())));
        }
    }

    /**
     * Changes one, and returns it as it was.
     *
     * @param name its id, an unambiguous start or end of it, or its seed
     */
    static Source change(Settings settings, Actor actor, String name, BiConsumer<Sources, Source> change) {
        return use(settings.stored(), actor, sources -> {
            Source source = find(sources, name);
            change.accept(sources, source);
            return source;
        });
    }

    private static Source find(Sources sources, String name) {
        try {
            return sources.get(name);
        } catch (SourceRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
