package dev.colophon.service.offer;

import dev.colophon.registry.Works;
import dev.colophon.registry.offer.Offer;
import dev.colophon.registry.offer.OfferState;
import dev.colophon.registry.offer.Offers;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lists offers. */
public final class ListOffers {

    private final Settings settings;

    public ListOffers(Settings settings) {
        this.settings = settings;
    }

    /** Newest first, of one state or all; empty, and said so, where nothing was ever stored. */
    public Optional<List<OfferDetail>> list(Actor actor, Optional<OfferState> state, MessageListener listener) {
        actor.require(Permission.READ);
        Instant now = InstantSource.system().instant();
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database).map(stored -> {
                List<Offer> offers = stored.read(dsl -> new Offers(dsl, actor.organisation()).list());
                return OfferDetail.of(
                        offers.stream()
                                .filter(offer ->
                                        state.filter(offer.state(now)::equals).isPresent() || state.isEmpty())
                                .toList(),
                        new OfferedWorks(new Works(stored, actor.organisation())),
                        now);
            });
        }
    }
}
