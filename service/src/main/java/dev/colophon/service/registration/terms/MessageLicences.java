package dev.colophon.service.registration.terms;

import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.message.record.ChannelDeal;
import dev.colophon.registry.message.record.WorkTerms;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.store.Ids;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Makes licences of the deals of messages. A deal grants what is known of it and no more. */
final class MessageLicences {

    private static final int LONGEST_NOTE = 2_000;

    private final Actor actor;
    private final Ids ids;
    private final Warnings warnings;

    MessageLicences(Actor actor, Ids ids, Warnings warnings) {
        this.actor = actor;
        this.ids = ids;
        this.warnings = warnings;
    }

    /**
     * What the deals of a work come to.
     *
     * @param unclear hosts of deals that cannot be understood: they keep what they have
     */
    private record Wanted(List<Licence> licences, Set<Host> unclear) {

        private Wanted() {
            this(new ArrayList<>(), new HashSet<>());
        }

        private boolean keeps(Licence licence) {
            return licences.stream().anyMatch(wanted -> isSame(licence, wanted))
                    || licence.licensee().hosts().stream().anyMatch(unclear::contains);
        }
    }

    /** Grants what the deals say that is new, and revokes what they do not say any more. */
    TermsChange replace(DSLContext dsl, Work work, WorkTerms terms) {
        if (terms.deals().isEmpty()) {
            return TermsChange.NONE;
        }
        Wanted wanted = wanted(work, terms);
        Licences licences = new Licences(dsl, actor.organisation());
        List<Licence> stored = licences.noted(work, note(terms, ""));
        Instant now = InstantSource.system().instant();
        List<Licence> revoked =
                stored.stream().filter(licence -> !wanted.keeps(licence)).toList();
        revoked.forEach(
                licence -> licences.revoke(licence, MessageSender.of(terms).takenBy(actor), now));
        List<Licence> granted = wanted.licences().stream()
                .filter(licence -> stored.stream().noneMatch(other -> isSame(licence, other)))
                .toList();
        granted.forEach(licences::add);
        return new TermsChange(granted, revoked, List.of(), List.of());
    }

    private static boolean isSame(Licence one, Licence other) {
        return one.note().equals(other.note())
                && one.uses().equals(other.uses())
                && one.territories().equals(other.territories())
                && one.dates().equals(other.dates())
                && Set.copyOf(one.licensee().hosts())
                        .equals(Set.copyOf(other.licensee().hosts()));
    }

    private Wanted wanted(Work work, WorkTerms terms) {
        Wanted wanted = new Wanted();
        for (ChannelDeal deal : terms.deals()) {
            if (!deal.takenDown()) {
                List<Host> hosts = hosts(deal);
                Optional<Licence> licence = licence(work, terms, deal, hosts);
                licence.ifPresent(wanted.licences()::add);
                if (!deal.unclear().isEmpty()
                        || (licence.isEmpty() && !deal.uses().isEmpty())) {
                    wanted.unclear().addAll(hosts);
                }
            }
        }
        return wanted;
    }

    private List<Host> hosts(ChannelDeal deal) {
        List<Host> hosts = new ArrayList<>();
        for (String address : deal.addresses()) {
            try {
                hosts.add(Host.authorised(address));
            } catch (RegistryException e) {
                warnings.tell("the deal `%s`: %s".formatted(deal.words(), e.getMessage()));
            }
        }
        return hosts.stream().distinct().toList();
    }

    /** A deal that is a licence; of another it is said why it is none. */
    private Optional<Licence> licence(Work work, WorkTerms terms, ChannelDeal deal, List<Host> hosts) {
        if (deal.addresses().isEmpty()) {
            warnings.tell(
                    "the deal for %s names no address: `colophon licence add WORK --host` says where it shows works"
                            .formatted(deal.channel()));
        } else if (!deal.unclear().isEmpty()) {
            warnings.tell(
                    "the deal `%s` is no licence yet: what %s grants is not known here; `colophon licence add` says it"
                            .formatted(deal.words(), String.join(", ", deal.unclear())));
        } else if (deal.uses().isEmpty()) {
            warnings.tell("the deal `%s` is no licence: it grants nothing that a page shows".formatted(deal.words()));
        } else if (!hosts.isEmpty()) {
            try {
                return Optional.of(licence(work, terms, deal, new Licensee.AtHosts(hosts)));
            } catch (RegistryException e) {
                warnings.tell("the deal `%s` is no licence yet: %s".formatted(deal.words(), e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private Licence licence(Work work, WorkTerms terms, ChannelDeal deal, Licensee licensee) {
        String id = ids.next();
        return new Licence(
                id,
                work.owner(),
                licensee,
                new LicenceScope.NamedWorks(new TreeSet<>(Set.of(work.id())), Optional.empty()),
                deal.uses(),
                Territories.of(deal.territories(), deal.excluded()),
                deal.period().dates(),
                Set.of(),
                Optional.empty(),
                note(terms, deal.words()),
                MessageSender.of(terms).takenBy(actor),
                Ids.timeOf(id),
                Optional.empty());
    }

    /** By which what a sender granted is found again: what it told one recipient says nothing of others. */
    private static String note(WorkTerms terms, String words) {
        String to = terms.recipient().isEmpty() ? "" : " to " + terms.recipient();
        return Sanitiser.fit(
                "%s deal of %s%s: %s".formatted(terms.standard(), terms.sender(), to, words), LONGEST_NOTE);
    }
}
