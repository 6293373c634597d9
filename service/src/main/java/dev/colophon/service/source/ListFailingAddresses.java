package dev.colophon.service.source;

import dev.colophon.crawl.frontier.source.BarredAddresses;
import dev.colophon.crawl.frontier.source.DisallowedAddresses;
import dev.colophon.crawl.frontier.source.SourceFailures;
import dev.colophon.crawl.source.MissedAddress;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lists the addresses that sources lead to, and of which nothing was had at the last look or which may not be asked for. */
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
    public Optional<MissedAddresses> list(Actor actor, Optional<String> after, int most, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> list(stored, actor.organisation(), after.orElse(""), most));
        }
    }

    /** What one source may not ask for and another did stands there as that. */
    private static MissedAddresses list(Database database, Organisation organisation, String after, int most) {
        Map<String, MissedAddress> byUrl = new TreeMap<>();
        new BarredAddresses(database, organisation)
                .addresses(after, most)
                .forEach(barred -> byUrl.put(barred.url(), barred));
        new DisallowedAddresses(database, organisation)
                .addresses(after, most)
                .forEach(disallowed -> byUrl.putIfAbsent(disallowed.url(), disallowed));
        SourceFailures failures = new SourceFailures(database, organisation);
        failures.withheld(after, most).forEach(withheld -> byUrl.put(withheld.url(), withheld));
        failures.addresses(after, most).forEach(failing -> byUrl.put(failing.url(), failing));
        return new MissedAddresses(byUrl.values().stream().limit(most).toList(), failures.unvisited());
    }
}
