package dev.colophon.service.offer;

import dev.colophon.registry.Works;
import dev.colophon.registry.offer.Offer;
import dev.colophon.registry.offer.OfferState;
import dev.colophon.registry.offer.Offers;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Writes down that an offer was declined. It changes nothing else: what was seen stays as it was decided. */
public final class DeclineOffer {

    private final Settings settings;

    public DeclineOffer(Settings settings) {
        this.settings = settings;
    }

    /**
     * Declines it.
     *
     * @param id or an unambiguous start or end of it
     * @param words who declined how
     * @throws ServiceException when it is answered already or has lapsed
     */
    public OfferDetail decline(Actor actor, String id, String words) {
        actor.require(Permission.LICENSE);
        String said = OfferUsage.parsed(() -> WrittenText.lines("reason", words, AcceptOffer.LONGEST_WORDS));
        try (Database database = HomeDatabase.stored(settings)) {
            Instant now = InstantSource.system().instant();
            Offer declined = database.writeRepeating(dsl -> {
                Offers offers = new Offers(dsl, actor.organisation());
                Offer offer = offers.get(id);
                OfferUsage.requireOpen(offer, now);
                Offer.Answer answer = new Offer.Answer(OfferState.DECLINED, Optional.empty(), said, actor.name(), now);
                if (!offers.answer(offer, answer)) {
                    throw OfferUsage.answered(offer);
                }
                return offers.get(offer.id());
            });
            return OfferDetail.of(declined, new OfferedWorks(new Works(database, actor.organisation())), now);
        }
    }
}
