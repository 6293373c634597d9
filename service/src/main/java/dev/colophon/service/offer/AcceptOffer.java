package dev.colophon.service.offer;

import dev.colophon.registry.Works;
import dev.colophon.registry.contest.Entitlements;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.offer.Offer;
import dev.colophon.registry.offer.OfferState;
import dev.colophon.registry.offer.Offers;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.licence.LicenceResult;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes an offer a licence, and clears what that covers of what was seen: all of that is one transaction, and of two that come at
 * once one is refused.
 */
public final class AcceptOffer {

    static final int LONGEST_WORDS = 2_000;

    private final Settings settings;
    private final InstantSource clock;

    public AcceptOffer(Settings settings) {
        this(settings, InstantSource.system());
    }

    AcceptOffer(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Accepts it.
     *
     * @param id or an unambiguous start or end of it
     * @param words who accepted how: a name, a letter, a payment reference
     * @throws ServiceException when it is answered already or has lapsed, its works are no longer of who offers them, or
     *     it is not settled any more whose they are
     */
    public AcceptedOffer accept(Actor actor, String id, String words) {
        actor.require(Permission.LICENSE);
        String said = OfferUsage.parsed(() -> WrittenText.lines("reason", words, LONGEST_WORDS));
        try (Database database = HomeDatabase.stored(settings)) {
            Ids ids = new Ids(clock);
            OfferedWorks named = new OfferedWorks(new Works(database, actor.organisation()));
            Instant now = clock.instant();
            Offer asked = database.read(dsl -> new Offers(dsl, actor.organisation()).get(id));
            OfferUsage.requireOpen(asked, now);
            List<Work> works = works(asked, named);
            LicenceScope.NamedWorks scope = new LicenceScope.NamedWorks(
                    works.stream().map(Work::id).collect(Collectors.toCollection(TreeSet::new)),
                    asked.scope().segment());
            LicenceResult licence = database.writeRepeating(dsl -> {
                OfferUsage.requireClaimed(new Entitlements(dsl, actor.organisation(), now), works, scope.segment());
                Licence granted = asked.licence(ids.next(), scope, actor.name(), now);
                Offer.Answer answer =
                        new Offer.Answer(OfferState.ACCEPTED, Optional.of(granted.id()), said, actor.name(), now);
                if (!new Offers(dsl, actor.organisation()).answer(asked, answer)) {
                    throw OfferUsage.answered(asked);
                }
                Licences licences = new Licences(dsl, actor.organisation());
                licences.add(granted);
                LicenceRules rules = new LicenceRules(ids);
                int cleared = rules.granted(dsl, granted);
                return new LicenceResult(
                        licences.standings(List.of(granted)).getFirst(), cleared, rules.confirmed(dsl, granted), false);
            });
            Offer accepted = database.read(dsl -> new Offers(dsl, actor.organisation()).get(asked.id()));
            return new AcceptedOffer(OfferDetail.of(accepted, named, now), licence);
        }
    }

    /** A licence of somebody who holds nothing would clear nothing, and be paid for. */
    private static List<Work> works(Offer offer, OfferedWorks named) {
        List<Work> works = List.copyOf(
                named.of(offer.scope().works()).values().stream().distinct().toList());
        for (Work work : works) {
            if (work.removedAt().isPresent()) {
                throw OfferUsage.refused(
                        "`%s` was removed from the catalogue: nothing can be licensed of it".formatted(work.title()));
            }
            if (!work.owner().id().equals(offer.licensor().id())) {
                throw OfferUsage.refused("`%s` is of %s now, not of %s who offers it: make a new offer"
                        .formatted(
                                work.title(),
                                work.owner().name(),
                                offer.licensor().name()));
            }
        }
        return works;
    }
}
