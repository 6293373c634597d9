package dev.colophon.service.offer;

import dev.colophon.registry.Works;
import dev.colophon.registry.offer.Offer;
import dev.colophon.registry.offer.Offers;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;

/** Shows one offer in full. */
public final class ShowOffer {

    private final Settings settings;

    public ShowOffer(Settings settings) {
        this.settings = settings;
    }

    /**
     * The offer with this id.
     *
     * @param id or an unambiguous start or end of it
     */
    public OfferDetail show(Actor actor, String id) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            Offer offer = database.read(dsl -> new Offers(dsl, actor.organisation()).get(id));
            return OfferDetail.of(
                    offer,
                    new OfferedWorks(new Works(database, actor.organisation())),
                    InstantSource.system().instant());
        }
    }
}
