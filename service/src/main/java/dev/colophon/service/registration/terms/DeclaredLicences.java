package dev.colophon.service.registration.terms;

import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicenceCondition;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Grants the public licences that owners declare. A later declaration does not take them back: a person does, by `licence revoke`. */
public final class DeclaredLicences {

    private static final int LONGEST_ACTOR = 200;

    private final Actor actor;
    private final Database database;
    private final Ids ids;

    public DeclaredLicences(Actor actor, Database database, Ids ids) {
        this.actor = actor;
        this.database = database;
        this.ids = ids;
    }

    /**
     * What a declaration says.
     *
     * @param addresses of public licences
     * @param key of whoever signed it
     * @param at when
     */
    public record Stated(List<String> addresses, String key, Instant at) {

        public static final Stated NONE = new Stated(List.of(), "", Instant.EPOCH);

        public Stated {
            addresses = List.copyOf(addresses);
        }

        /** By which what was granted by it is found again. */
        private String note() {
            return "declared at %s, signed by %s".formatted(at, key);
        }
    }

    /** Grants what is declared of a work that is registered, each once: one that a person revoked stays revoked. */
    public TermsChange grant(Registration registration, Stated stated) {
        Optional<Work> work = MessageTerms.work(registration);
        return work.isEmpty() || stated.addresses().isEmpty()
                ? TermsChange.NONE
                : database.writeRepeating(dsl -> grant(dsl, work.get(), stated));
    }

    private TermsChange grant(DSLContext dsl, Work work, Stated stated) {
        Licences licences = new Licences(dsl, actor.organisation());
        List<Licence> before = licences.list(Optional.of(work)).stream()
                .map(Licences.Standing::licence)
                .filter(licence -> licence.note().equals(stated.note()))
                .toList();
        List<Licence> granted = new ArrayList<>();
        for (String address : new TreeSet<>(stated.addresses())) {
            if (before.stream().noneMatch(licence -> licence.publicLicence().equals(Optional.of(address)))) {
                Licence licence = licence(work, address, stated);
                licences.add(licence);
                granted.add(licence);
            }
        }
        if (!granted.isEmpty()) {
            int _ = new LicenceRules(ids).changed(dsl, Set.of(work.id()));
        }
        return new TermsChange(granted, List.of(), List.of(), List.of());
    }

    private Licence licence(Work work, String address, Stated stated) {
        String id = ids.next();
        return new Licence(
                id,
                work.owner(),
                new Licensee.Anyone(),
                new LicenceScope.NamedWorks(new TreeSet<>(Set.of(work.id())), Optional.empty()),
                Set.of(),
                Territories.WORLDWIDE,
                DateRange.ALWAYS,
                LicenceCondition.ofPublicLicence(address),
                Optional.of(address),
                stated.note(),
                Sanitiser.fit("a declaration, taken by " + actor.name(), LONGEST_ACTOR),
                Ids.timeOf(id),
                Optional.empty());
    }
}
