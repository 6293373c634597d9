package dev.colophon.service.registration;

import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.Registrar;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.record.WorkTerms;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.SharedIsrc;
import dev.colophon.registry.registration.Submission;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.registration.terms.DeclaredLicences;
import dev.colophon.service.registration.terms.MessageTerms;
import dev.colophon.service.registration.terms.TermsChange;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingMoves;
import dev.colophon.sightings.decision.LicenceRules;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Registers what was handed in, enters it into the transparency log, and counts what came of it. */
final class RegistrationRun {

    private final Settings settings;
    private final Actor actor;
    private final ResultListener<RegistrationResult> listener;
    private final RegistrationSummary.Builder summary = new RegistrationSummary.Builder();

    RegistrationRun(Settings settings, Actor actor, ResultListener<RegistrationResult> listener) {
        this.settings = settings;
        this.actor = actor;
        this.listener = listener;
    }

    /** What is to be registered of a request; what is refused by its name is told. */
    Submissions submissions(RegistrationRequest request) {
        try (FileDeclarations declarations = new FileDeclarations(settings, actor, request.declaredBy(), listener)) {
            return Submissions.of(request, declarations::of, this::tell, listener);
        }
    }

    /** As {@link #submissions}, whatever declarations say: the work is named. */
    Submissions undeclared(RegistrationRequest request) {
        return Submissions.of(request, (_, _) -> Optional.empty(), this::tell, listener);
    }

    void register(HomeSession session, Submissions handedIn) {
        List<Submission> submissions = handedIn.accepted();
        List<ListedMessage> messages = handedIn.messages();
        listener.begins(submissions.size()
                + messages.stream().mapToInt(ListedMessage::records).sum());
        RegistrationLog log =
                new RegistrationLog(settings.home(), session.catalogue().database(), listener);
        log.open();
        Set<String> changed = new TreeSet<>();
        Registrar registrar = session.catalogue()
                .registrar(
                        actor.organisation(),
                        session.media(),
                        actor.name(),
                        new SightingMoves(session.catalogue().ids()));
        BiConsumer<Registration, TermsChange> done = (registration, terms) -> {
            if (registration instanceof Registration.Added) {
                log.registered();
            }
            if (registration instanceof Registration.Updated updated) {
                changed.add(updated.registered().work().id());
            }
            listener.advances(FileWalker.place(registration.file()));
            Optional<Credentials> credentials = registration instanceof Registration.Added added
                    ? session.keepCredentials(
                            added.file(),
                            added.registered().reference().content().sha256())
                    : Optional.empty();
            tell(RegistrationResult.of(registration, terms, shared(session, registration), credentials));
        };
        DeclaredLicences declared = new DeclaredLicences(
                actor, session.catalogue().database(), session.catalogue().ids());
        registrar.register(
                submissions.iterator(),
                registration -> done.accept(
                        registration,
                        declared.grant(
                                registration,
                                handedIn.declared().getOrDefault(registration.file(), DeclaredLicences.Stated.NONE))));
        MessageTerms terms = new MessageTerms(session, actor, listener);
        messages.forEach(message -> message.read(this::quarantine, listener, batch -> {
            delivered(registrar, batch.delivered(), terms, done);
            described(registrar.describe(message.file(), batch.others()), batch.others(), terms, done);
        }));
        clear(session, changed);
        if (!log.end()) {
            summary.failed();
        }
    }

    /** What was registered as it is now was told of before. */
    private static List<SharedIsrc> shared(HomeSession session, Registration registration) {
        Optional<Registered> changed = switch (registration) {
            case Registration.Added added -> Optional.of(added.registered());
            case Registration.Updated updated -> Optional.of(updated.registered());
            case Registration.Known _, Registration.Refused _ -> Optional.empty();
        };
        return changed.map(registered -> session.catalogue()
                        .database()
                        .read(dsl -> SharedIsrc.of(dsl, registered.work().id())))
                .orElse(List.of());
    }

    /** Hosts that are authorised now may have shown these works before. */
    private static void clear(HomeSession session, Set<String> works) {
        if (!works.isEmpty()) {
            LicenceRules rules = new LicenceRules(session.catalogue().ids());
            int _ = session.catalogue().database().writeRepeating(dsl -> rules.changed(dsl, works));
        }
    }

    /** Files take long: each is told of as soon as it is done. */
    private static void delivered(
            Registrar registrar,
            List<CatalogueRecord.Delivered> records,
            MessageTerms terms,
            BiConsumer<Registration, TermsChange> done) {
        Iterator<CatalogueRecord.Delivered> following = records.iterator();
        registrar.register(
                records.stream().map(CatalogueRecord.Delivered::submission).iterator(),
                registration -> done.accept(
                        registration,
                        terms.apply(List.of(new MessageTerms.Stated(
                                        registration, following.next().terms())))
                                .getFirst()));
    }

    private static void described(
            List<Registration> registrations,
            List<CatalogueRecord.WithoutFile> records,
            MessageTerms terms,
            BiConsumer<Registration, TermsChange> done) {
        List<MessageTerms.Stated> stated = new ArrayList<>();
        for (int i = 0; i < registrations.size(); i++) {
            stated.add(new MessageTerms.Stated(
                    registrations.get(i),
                    records.get(i) instanceof CatalogueRecord.Described about ? about.terms() : WorkTerms.NONE));
        }
        List<TermsChange> changes = terms.apply(stated);
        for (int i = 0; i < registrations.size(); i++) {
            done.accept(registrations.get(i), changes.get(i));
        }
    }

    /** A record that nothing can be done with. */
    private void quarantine(RegistrationResult.Refused refused) {
        listener.advances(refused.file());
        tell(refused);
    }

    private void tell(RegistrationResult result) {
        summary.add(result);
        listener.result(result);
    }

    /** What came of all. */
    RegistrationSummary summary(Submissions submissions) {
        return summary.build(submissions.leftOut());
    }
}
