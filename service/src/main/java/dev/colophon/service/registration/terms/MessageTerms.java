package dev.colophon.service.registration.terms;

import dev.colophon.registry.message.record.WorkTerms;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Applies what messages grant and who holds works. A later message of the same sender that says other deals, or other rights, of a work
 * takes back those that it does not say any more; one that says none leaves them.
 */
public final class MessageTerms {

    private final Database database;
    private final MessageLicences licences;
    private final MessageRights rights;
    private final LicenceRules rules;

    public MessageTerms(HomeSession session, Actor actor, MessageListener listener) {
        Ids ids = session.catalogue().ids();
        this.database = session.catalogue().database();
        Warnings warnings = new Warnings(listener);
        this.licences = new MessageLicences(actor, ids, warnings);
        this.rights = new MessageRights(actor, ids, warnings);
        this.rules = new LicenceRules(ids);
    }

    /** What is said of a work that was registered, or is registered already. */
    public record Stated(Registration registration, WorkTerms terms) {

        private Optional<Work> work() {
            return MessageTerms.work(registration);
        }

        private boolean isToDo() {
            return work().isPresent() && !terms.isEmpty();
        }
    }

    /** The work that was registered, or is registered already. */
    static Optional<Work> work(Registration registration) {
        return switch (registration) {
            case Registration.Added added -> Optional.of(added.registered().work());
            case Registration.Updated updated ->
                Optional.of(updated.registered().work());
            case Registration.Known known -> Optional.of(known.registered().work());
            case Registration.Refused _ -> Optional.empty();
        };
    }

    /** Applies all in one transaction, and says what changed by each. */
    public List<TermsChange> apply(List<Stated> all) {
        return all.stream().anyMatch(Stated::isToDo)
                ? database.writeRepeating(dsl -> applied(dsl, all))
                : all.stream().map(_ -> TermsChange.NONE).toList();
    }

    private List<TermsChange> applied(DSLContext dsl, List<Stated> all) {
        List<TermsChange> changes = new ArrayList<>();
        Set<String> works = new TreeSet<>();
        for (Stated stated : all) {
            TermsChange change =
                    stated.isToDo() ? applied(dsl, stated.work().orElseThrow(), stated.terms()) : TermsChange.NONE;
            if (change.mayClear()) {
                works.add(stated.work().orElseThrow().id());
            }
            changes.add(change);
        }
        int _ = rules.changed(dsl, works);
        return List.copyOf(changes);
    }

    private TermsChange applied(DSLContext dsl, Work work, WorkTerms terms) {
        return rights.replace(dsl, work, terms, licences.replace(dsl, work, terms));
    }
}
