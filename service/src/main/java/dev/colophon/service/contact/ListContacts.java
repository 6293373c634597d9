package dev.colophon.service.contact;

import dev.colophon.cases.contact.HostContacts;
import dev.colophon.registry.work.Host;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lists what is known of whom to write to. */
public final class ListContacts {

    private final Settings settings;
    private final InstantSource clock;

    public ListContacts(Settings settings) {
        this.settings = settings;
        this.clock = InstantSource.system();
    }

    /**
     * Of each host, in the order of the alphabet; none, and said so, where nothing was ever stored.
     *
     * @param only of this host, as a person writes it
     */
    public List<KnownContacts> list(Actor actor, Optional<String> only, MessageListener listener) {
        actor.require(Permission.READ);
        Optional<String> host = only.map(text -> Host.parse(text).name());
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return database == null
                    ? List.of()
                    : database.read(dsl ->
                            host
                                    .map(List::of)
                                    .orElseGet(() -> new HostContacts(dsl, actor.organisation()).hosts())
                                    .stream()
                                    .map(name -> KnownContacts.of(dsl, actor, name, clock.instant()))
                                    .toList());
        }
    }
}
