package dev.colophon.service.source;

import dev.colophon.crawl.frontier.source.SourceFailures;
import dev.colophon.crawl.source.FailingAddress;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists the addresses that sources lead to, and of which nothing was had at the last look. */
public final class ListFailingAddresses {

    private final Settings settings;

    public ListFailingAddresses(Settings settings) {
        this.settings = settings;
    }

    /**
     * By their names; empty, and said so, where nothing was ever stored.
     *
     * @param after the address of the last of the page before
     */
    public Optional<List<FailingAddress>> list(
            Actor actor, Optional<String> after, int most, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> new SourceFailures(stored, actor.organisation()).addresses(after.orElse(""), most));
        }
    }
}
