package dev.colophon.service.registration.terms;

import dev.colophon.registry.Parties;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightClaims;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.message.record.StatedRight;
import dev.colophon.registry.message.record.WorkTerms;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** Keeps what messages say that parties hold of works. */
final class MessageRights {

    private final Actor actor;
    private final Ids ids;
    private final Parties parties;
    private final Warnings warnings;

    MessageRights(Actor actor, Ids ids, Warnings warnings) {
        this.actor = actor;
        this.ids = ids;
        this.parties = new Parties(actor.organisation(), ids, InstantSource.system());
        this.warnings = warnings;
    }

    /**
     * States the rights that are new, and takes back those that are not said any more.
     *
     * @param change what else the message changed of the work
     */
    TermsChange replace(DSLContext dsl, Work work, WorkTerms terms, TermsChange change) {
        if (terms.rights().isEmpty()) {
            return change;
        }
        MessageSender sender = MessageSender.of(terms);
        RightClaims claims = new RightClaims(dsl);
        List<RightClaim> stored = claims.statedBy(work, sender.beginning());
        List<RightClaim> wanted = wanted(dsl, work, terms);
        List<RightClaim> withdrawn = without(stored, wanted);
        List<RightClaim> stated = without(wanted, claims.of(work)); // two who say the same hold it once
        WorkEvents events = new WorkEvents(ids, InstantSource.system(), sender.takenBy(actor));
        withdrawn.forEach(claim -> claims.remove(work, claim.id(), events));
        stated.forEach(claim -> claims.add(claim, events, sender.takenBy(actor)));
        if (!stated.isEmpty()) {
            RightShares.of(claims.of(work)).stream()
                    .filter(total -> total.sum() == RightShares.Sum.OVER)
                    .forEach(total -> warnings.tell(
                            "the rights in `%s` are in conflict: %s; `colophon works rights %s` shows them"
                                    .formatted(work.title(), total.sentence(), work.id())));
        }
        return new TermsChange(change.granted(), change.revoked(), stated, withdrawn);
    }

    private static List<RightClaim> without(List<RightClaim> claims, List<RightClaim> others) {
        return claims.stream()
                .filter(claim -> others.stream().noneMatch(other -> isSame(claim, other)))
                .toList();
    }

    private static boolean isSame(RightClaim one, RightClaim other) {
        return one.party().equals(other.party())
                && one.uses().equals(other.uses())
                && one.territories().equals(other.territories())
                && one.dates().equals(other.dates())
                && one.shareBasisPoints() == other.shareBasisPoints()
                && one.mayLicense() == other.mayLicense();
    }

    private List<RightClaim> wanted(DSLContext dsl, Work work, WorkTerms terms) {
        List<RightClaim> wanted = new ArrayList<>();
        for (StatedRight right : terms.rights()) {
            try {
                wanted.add(new RightClaim(
                        ids.next(),
                        work.id(),
                        party(dsl, work, right.party()),
                        right.uses(),
                        Territories.of(right.territories(), right.excluded()),
                        right.period().dates(),
                        right.shareBasisPoints(),
                        right.mayLicense()));
            } catch (RegistryException e) {
                warnings.tell("the right of %s is kept in words alone: %s".formatted(right.party(), e.getMessage()));
            }
        }
        return wanted;
    }

    private Party party(DSLContext dsl, Work work, String name) {
        return name.equals(work.owner().name())
                ? work.owner()
                : parties.take(dsl, WrittenText.line("party", name, WorkDetails.LONGEST_OWNER));
    }
}
