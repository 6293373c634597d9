package dev.colophon.service.standing;

import dev.colophon.registry.Parties;
import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.standing.StandingEvents;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Tells the standing of one owner, or of all. */
public final class ListStandings {

    private final Settings settings;

    public ListStandings(Settings settings) {
        this.settings = settings;
    }

    /**
     * By name; empty, and said so, where nothing was ever stored.
     *
     * @param owner only of this one, by name or id
     * @throws RegistryException when there is no such owner, or more than one
     */
    public Optional<List<ClaimantStanding>> list(Actor actor, Optional<String> owner, MessageListener listener) {
        actor.require(Permission.READ);
        InstantSource clock = InstantSource.system();
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> stored.read(dsl -> {
                        StandingEvents events = new StandingEvents(dsl, actor.organisation());
                        return owner.map(name -> List.of(events.standing(owner(dsl, actor, name), clock.instant())))
                                .orElseGet(() -> events.all(clock.instant()));
                    }));
        }
    }

    static Party owner(DSLContext dsl, Actor actor, String nameOrId) {
        return Parties.find(dsl, actor.organisation(), nameOrId)
                .orElseThrow(() -> new RegistryException(
                        "no owner is called `%s` or has that id: `colophon standing` lists them".formatted(nameOrId)));
    }
}
