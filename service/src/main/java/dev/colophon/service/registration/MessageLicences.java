package dev.colophon.service.registration;

import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.message.record.ChannelDeal;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.store.Ids;
import dev.colophon.store.Sanitiser;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Makes licences of the deals of messages. A later message of the same sender that says other deals of a work takes back those that it
 * does not say any more; one that says none leaves them.
 */
final class MessageLicences {

    private static final int LONGEST_NOTE = 2_000;
    private static final int DAY = "2026-03-01".length();

    private final HomeSession session;
    private final Actor actor;
    private final MessageListener listener;
    private final Ids ids;
    private final Set<String> told = new HashSet<>();

    MessageLicences(HomeSession session, Actor actor, MessageListener listener) {
        this.session = session;
        this.actor = actor;
        this.listener = listener;
        this.ids = session.catalogue().ids();
    }

    /** Grants what is said of a work that was registered, or is registered already. */
    void grant(Registration registration, List<ChannelDeal> deals) {
        Optional<Work> work = switch (registration) {
            case Registration.Added added -> Optional.of(added.registered().work());
            case Registration.Updated updated ->
                Optional.of(updated.registered().work());
            case Registration.Known known -> Optional.of(known.registered().work());
            case Registration.Refused _ -> Optional.empty();
        };
        if (work.isPresent() && !deals.isEmpty()) {
            List<Licence> wanted = deals.stream()
                    .filter(deal -> !deal.takenDown())
                    .flatMap(deal -> licence(work.get(), deal).stream())
                    .toList();
            String sender = note(deals.getFirst().sender(), "");
            int _ = session.catalogue().database().writeRepeating(dsl -> replace(dsl, work.get(), sender, wanted));
        }
    }

    /** How many sightings are licensed now that were not. */
    private int replace(DSLContext dsl, Work work, String sender, List<Licence> wanted) {
        Licences licences = new Licences(dsl, actor.organisation());
        List<Licence> stored = licences.list(Optional.of(work)).stream()
                .map(Licences.Standing::licence)
                .filter(licence -> licence.note().startsWith(sender)
                        && licence.revocation().isEmpty())
                .toList();
        stored.stream()
                .filter(licence -> wanted.stream().noneMatch(other -> isSame(licence, other)))
                .forEach(licence -> licences.revoke(
                        licence, actor.name(), InstantSource.system().instant()));
        int cleared = 0;
        LicenceRules rules = new LicenceRules(ids);
        for (Licence licence : wanted) {
            if (stored.stream().noneMatch(other -> isSame(licence, other))) {
                licences.add(licence);
                cleared += rules.granted(dsl, licence);
            }
        }
        return cleared;
    }

    private static boolean isSame(Licence one, Licence other) {
        return one.note().equals(other.note())
                && Set.copyOf(one.licensee().hosts())
                        .equals(Set.copyOf(other.licensee().hosts()));
    }

    /** For any use: how a service shows what it streams, a page does not tell. */
    private Optional<Licence> licence(Work work, ChannelDeal deal) {
        if (deal.addresses().isEmpty()) {
            warn("the deal for %s names no address: `colophon licence add WORK --host` says where it shows works"
                    .formatted(deal.channel()));
            return Optional.empty();
        }
        try {
            String id = ids.next();
            return Optional.of(new Licence(
                    id,
                    work.owner(),
                    new Licensee.AtHosts(deal.addresses().stream()
                            .map(Host::authorised)
                            .distinct()
                            .toList()),
                    new LicenceScope.NamedWorks(new TreeSet<>(Set.of(work.id())), Optional.empty()),
                    Set.of(),
                    Territories.of(deal.territories(), deal.excluded()),
                    new DateRange(
                            deal.from().map(MessageLicences::day), deal.to().map(MessageLicences::day)),
                    Set.of(),
                    Optional.empty(),
                    note(deal.sender(), deal.words()),
                    actor.name(),
                    Ids.timeOf(id),
                    Optional.empty()));
        } catch (RegistryException e) {
            warn("the deal `%s` is no licence yet: %s".formatted(deal.words(), e.getMessage()));
            return Optional.empty();
        }
    }

    /** By which what a sender granted is found again. */
    private static String note(String sender, String words) {
        return Sanitiser.fit("ERN deal of %s: %s".formatted(sender, words), LONGEST_NOTE);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.length() > DAY ? text.substring(0, DAY) : text);
        } catch (DateTimeException e) {
            throw new RegistryException("`%s` is no day".formatted(text), e);
        }
    }

    /** Once: all works of a release have the same deals. */
    private void warn(String warning) {
        if (told.add(warning)) {
            listener.message("warning: " + warning);
        }
    }
}
