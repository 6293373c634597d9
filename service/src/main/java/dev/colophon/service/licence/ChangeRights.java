package dev.colophon.service.licence;

import dev.colophon.registry.Parties;
import dev.colophon.registry.Works;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightClaims;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;

/** States that a party holds something of a work, or takes that back. A new co-owner's licences clear at once what they cover. */
public final class ChangeRights {

    private static final BigDecimal POINTS_A_PERCENT = BigDecimal.valueOf(100);

    private final Settings settings;

    public ChangeRights(Settings settings) {
        this.settings = settings;
    }

    /** What is changed of a work that is named by its id, or an unambiguous start or end of it. */
    public sealed interface Request {

        String work();

        /**
         * A party holds a share.
         *
         * @param party by name or id
         * @param share {@code 25%}, or basis points of 10,000
         */
        record Add(String work, String party, String share, LicenceTerms terms, boolean mayLicense)
                implements Request {}

        /** A right is taken back that is named by its id, or an unambiguous start or end of it. */
        record Remove(String work, String right) implements Request {}
    }

    /**
     * Changes the rights in a work.
     *
     * @throws ServiceException when a value cannot be meant
     */
    public WorkRights change(Actor actor, Request request) {
        actor.require(Permission.REGISTER);
        try (Database database = HomeDatabase.stored(settings)) {
            Work work = new Works(database, actor.organisation()).get(request.work());
            WorkEvents events = new WorkEvents(new Ids(InstantSource.system()), InstantSource.system(), actor.name());
            boolean _ = database.writeRepeating(dsl -> {
                RightClaims claims = new RightClaims(dsl);
                switch (request) {
                    case Request.Add add -> claims.add(claim(dsl, actor, work, add, events), events, actor.name());
                    case Request.Remove(String _, String right) -> claims.remove(work, right, events);
                }
                new LicenceRules(events.ids()).changed(dsl, List.of(work.id()));
                return true;
            });
        }
        return new ShowRights(settings).show(actor, request.work());
    }

    private static RightClaim claim(DSLContext dsl, Actor actor, Work work, Request.Add add, WorkEvents events) {
        Party party = new Parties(actor.organisation(), events.ids(), events.clock())
                .take(dsl, WrittenText.line("party", add.party(), WorkDetails.LONGEST_OWNER));
        return LicenceUsage.parsed(() -> new RightClaim(
                events.ids().next(),
                work.id(),
                party,
                add.terms().parsedUses(),
                add.terms().parsedTerritories(),
                add.terms().parsedDates(),
                basisPoints(add.share()),
                add.mayLicense()));
    }

    private static int basisPoints(String text) {
        String share = text.strip();
        if (share.matches("\\d{1,3}(\\.\\d{1,2})?%")) {
            return new BigDecimal(share.substring(0, share.length() - 1))
                    .multiply(POINTS_A_PERCENT)
                    .intValueExact();
        }
        if (share.matches("\\d{1,6}")) {
            return Integer.parseInt(share);
        }
        throw LicenceUsage.refused(
                "`%s` is no share: write 25%%, 12.5%%, or basis points such as 2500".formatted(text));
    }
}
