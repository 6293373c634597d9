package dev.colophon.service.offer;

import dev.colophon.registry.Works;
import dev.colophon.registry.contest.Entitlements;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.offer.Offer;
import dev.colophon.registry.offer.Offers;
import dev.colophon.registry.offer.Price;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.licence.LicenceTerms;
import dev.colophon.service.licence.WorkParts;
import dev.colophon.service.operators.ShowOperator;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.NamedSighting;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Offers a licence for a price. Nothing is sent: whoever makes it hands its text out. */
public final class MakeOffer {

    /** A year: what is agreed later is better offered anew. */
    private static final int MOST_DAYS = 366;

    private static final int LONGEST_URI = 2_000;
    private static final int LONGEST_NOTE = 2_000;

    private final Settings settings;
    private final InstantSource clock;

    public MakeOffer(Settings settings) {
        this(settings, InstantSource.system());
    }

    MakeOffer(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is offered, as somebody wrote it.
     *
     * @param works ids, or unambiguous starts or ends of them
     * @param sighting instead of works: of the work that a copy shows, the part that it shows, to the host where it is
     * @param segment the part of each work, such as {@code 0:30-1:15}
     * @param to who gets it
     * @param amount such as {@code 12.50}
     * @param currency such as {@code EUR}
     * @param termsFile the file of the terms, of which the hash is kept
     * @param termsUri where they stand
     * @param dispute where whoever gets it can object
     * @param days for how long it stands
     */
    public record Request(
            List<String> works,
            Optional<String> sighting,
            Optional<String> segment,
            Addressee to,
            LicenceTerms limits,
            String amount,
            String currency,
            Path termsFile,
            Optional<String> termsUri,
            String dispute,
            Optional<Integer> days,
            String note) {

        public Request {
            works = List.copyOf(works);
        }
    }

    /** To whom it is made; without any of these, to the host of the copy. */
    public record Addressee(List<String> hosts, Optional<String> operator, boolean anyone) {

        public Addressee {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * Stores the offer.
     *
     * @throws ServiceException when a value cannot be meant, the copy is licensed, lawful or no copy, or it is not settled whose
     *     it is
     */
    public OfferDetail make(Actor actor, Request request, MessageListener listener) {
        actor.require(Permission.LICENSE);
        if (request.works().isEmpty() == request.sighting().isEmpty()) {
            throw OfferUsage.usage("say what is offered: works by their ids, or --sighting ID");
        }
        Price price = OfferUsage.parsed(() -> Price.parse(request.amount(), request.currency()));
        Offer.Terms terms = terms(request);
        String dispute = uri("--dispute", request.dispute(), "(https?://|mailto:)\\S+");
        try (Database database = HomeDatabase.stored(settings)) {
            Works works = new Works(database, actor.organisation());
            WorkParts parts = new WorkParts(works);
            OfferSubject subject = request.sighting()
                    .map(id -> OfferSubject.of(
                            NamedSighting.get(new Sightings(database, actor.organisation()), id, listener),
                            request.segment(),
                            parts))
                    .orElseGet(() -> OfferSubject.of(
                            request.works().stream().map(works::get).distinct().toList(), request.segment(), parts));
            Licensee licensee = OfferUsage.parsed(() -> licensee(actor, request.to(), subject));
            String id = new Ids(clock).next();
            Instant now = Ids.timeOf(id);
            Offer offer = OfferUsage.parsed(() -> new Offer(
                    id,
                    subject.owner(),
                    licensee,
                    subject.scope(),
                    request.limits().parsedUses(),
                    request.limits().parsedTerritories(),
                    request.limits().parsedDates(),
                    price,
                    terms,
                    dispute,
                    subject.copy(),
                    request.note().isBlank() ? "" : WrittenText.lines("note", request.note(), LONGEST_NOTE),
                    actor.name(),
                    now,
                    now.plus(request.days().map(MakeOffer::life).orElse(Offer.USUAL_LIFE)),
                    Optional.empty()));
            request.limits().over(now).ifPresent(listener::message);
            database.change(dsl -> {
                OfferUsage.requireClaimed(
                        new Entitlements(dsl, actor.organisation(), now), subject.works(), subject.segment());
                new Offers(dsl, actor.organisation()).add(offer);
            });
            return OfferDetail.of(offer, new OfferedWorks(works), now);
        }
    }

    private static Duration life(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw OfferUsage.usage("--days: from 1 to %d".formatted(MOST_DAYS));
        }
        return Duration.ofDays(days);
    }

    private static Offer.Terms terms(Request request) {
        try {
            return new Offer.Terms(
                    Content.of(request.termsFile()).sha256(),
                    request.termsUri().map(text -> uri("--terms-url", text, "https?://\\S+")));
        } catch (IOException e) {
            throw OfferUsage.refused(
                    "%s: the file of the terms cannot be read: check the name".formatted(request.termsFile()));
        }
    }

    private static String uri(String option, String text, String form) {
        String uri = OfferUsage.parsed(() -> WorkDetails.checked(option, text, LONGEST_URI));
        if (!uri.matches(form)) {
            throw OfferUsage.usage("%s: `%s` is no address: write it like https://example.org/".formatted(option, uri));
        }
        return uri;
    }

    private Licensee licensee(Actor actor, Addressee to, OfferSubject subject) {
        int said = (to.anyone() ? 1 : 0)
                + (to.hosts().isEmpty() ? 0 : 1)
                + (to.operator().isPresent() ? 1 : 0);
        if (said > 1 || (said == 0 && subject.host().isEmpty())) {
            throw OfferUsage.usage("say to whom it is offered, in one way: --host, --operator, or --anyone");
        }
        if (to.anyone()) {
            return new Licensee.Anyone();
        }
        if (to.operator().isPresent()) {
            List<Host> hosts = new ShowOperator(settings)
                    .show(actor, to.operator().get()).counted().operator().sites().stream()
                            .map(Host::parse)
                            .distinct()
                            .toList();
            return new Licensee.OfOperator(to.operator().get().strip(), hosts);
        }
        return new Licensee.AtHosts(
                said == 0
                        ? List.of(subject.host().orElseThrow())
                        : to.hosts().stream().map(Host::whole).distinct().toList());
    }
}
