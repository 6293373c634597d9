package dev.colophon.registry.offer;

import static dev.colophon.store.schema.tables.Offer.OFFER;
import static dev.colophon.store.schema.tables.OfferAnswer.OFFER_ANSWER;
import static dev.colophon.store.schema.tables.OfferHost.OFFER_HOST;
import static dev.colophon.store.schema.tables.OfferScope.OFFER_SCOPE;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static org.jooq.impl.DSL.noCondition;

import dev.colophon.registry.Works;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.store.Rows;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The offers of an organisation, within a transaction of whoever asks. */
public final class Offers {

    private final DSLContext dsl;
    private final Organisation organisation;

    public Offers(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /** Stores an offer. */
    public void add(Offer offer) {
        dsl.insertInto(OFFER)
                .set(OFFER.ID, offer.id())
                .set(OFFER.ORGANISATION, organisation.id())
                .set(OFFER.LICENSOR, offer.licensor().id())
                .set(
                        OFFER.LICENSEE,
                        switch (offer.licensee()) {
                            case Licensee.AtHosts _ -> "HOST";
                            case Licensee.OfOperator _ -> "OPERATOR";
                            case Licensee.Anyone _ -> "ANYONE";
                        })
                .set(OFFER.OPERATOR, offer.licensee() instanceof Licensee.OfOperator of ? of.site() : null)
                .set(OFFER.USES, LicensedUse.stored(offer.uses()))
                .set(OFFER.TERRITORIES, offer.territories().stored())
                .set(OFFER.VALID_FROM, offer.dates().begins().orElse(null))
                .set(OFFER.VALID_TO, offer.dates().ends().orElse(null))
                .set(OFFER.PRICE, offer.price().minorUnits())
                .set(OFFER.CURRENCY, offer.price().currency().getCurrencyCode())
                .set(OFFER.TERMS_SHA256, offer.terms().sha256())
                .set(OFFER.TERMS_URI, offer.terms().uri().orElse(null))
                .set(OFFER.DISPUTE, offer.dispute())
                .set(OFFER.SIGHTING, offer.copy().map(Offer.Copy::sighting).orElse(null))
                .set(OFFER.SEEN_AT, offer.copy().map(Offer.Copy::place).orElse(null))
                .set(OFFER.NOTE, offer.note())
                .set(OFFER.MADE_BY, offer.madeBy())
                .set(OFFER.MADE_AT, offer.madeAt().toEpochMilli())
                .set(OFFER.EXPIRES_AT, offer.expires().toEpochMilli())
                .execute();
        offer.licensee().hosts().stream()
                .distinct()
                .forEach(host -> dsl.insertInto(OFFER_HOST)
                        .set(OFFER_HOST.OFFER, offer.id())
                        .set(OFFER_HOST.HOST, host.name())
                        .execute());
        Optional<WorkSegment> segment = offer.scope().segment();
        offer.scope()
                .works()
                .forEach(work -> dsl.insertInto(OFFER_SCOPE)
                        .set(OFFER_SCOPE.OFFER, offer.id())
                        .set(OFFER_SCOPE.WORK, work)
                        .set(
                                OFFER_SCOPE.SEGMENT_START,
                                segment.map(WorkSegment::start).orElse(null))
                        .set(
                                OFFER_SCOPE.SEGMENT_END,
                                segment.map(WorkSegment::end).orElse(null))
                        .execute());
    }

    /**
     * Stores what came of an offer, unless something came of it before: of answers that come at once, one is kept.
     *
     * @return whether this one is
     */
    public boolean answer(Offer offer, Offer.Answer answer) {
        return dsl.insertInto(OFFER_ANSWER)
                        .set(OFFER_ANSWER.OFFER, offer.id())
                        .set(OFFER_ANSWER.ANSWER, answer.state().name())
                        .set(OFFER_ANSWER.LICENCE, answer.licence().orElse(null))
                        .set(OFFER_ANSWER.WORDS, answer.words())
                        .set(OFFER_ANSWER.ANSWERED_BY, answer.by())
                        .set(OFFER_ANSWER.ANSWERED_AT, answer.at().toEpochMilli())
                        .onConflict(OFFER_ANSWER.OFFER)
                        .doNothing()
                        .execute()
                > 0;
    }

    /** All, newest first. */
    public List<Offer> list() {
        return offers(noCondition()).reversed();
    }

    /**
     * The offer with this id, or with the only id that begins or ends so.
     *
     * @throws dev.colophon.registry.work.RegistryException when there is none, or more than one
     */
    public Offer get(String idOrPrefix) {
        return Works.one(offers(Rows.isMeant(OFFER.ID, idOrPrefix)), "offer", idOrPrefix, "colophon offer list");
    }

    private List<Offer> offers(Condition which) {
        List<Record> rows = List.copyOf(dsl.select(OFFER.fields())
                .select(OFFER_ANSWER.fields())
                .select(PARTY.ID, PARTY.NAME)
                .from(OFFER)
                .join(PARTY)
                .on(PARTY.ID.eq(OFFER.LICENSOR))
                .leftJoin(OFFER_ANSWER)
                .on(OFFER_ANSWER.OFFER.eq(OFFER.ID))
                .where(OFFER.ORGANISATION.eq(organisation.id()), which)
                .orderBy(OFFER.ID)
                .fetch());
        List<String> ids = rows.stream().map(row -> Rows.text(row, OFFER.ID)).toList();
        Map<String, List<Host>> hosts = hosts(ids);
        Map<String, LicenceScope.NamedWorks> scopes = scopes(ids);
        return rows.stream()
                .map(row -> {
                    String id = Rows.text(row, OFFER.ID);
                    return offer(
                            row,
                            hosts.getOrDefault(id, List.of()),
                            Optional.ofNullable(scopes.get(id)).orElseThrow());
                })
                .toList();
    }

    private Map<String, List<Host>> hosts(List<String> offers) {
        Map<String, List<Host>> hosts = new HashMap<>();
        for (List<String> some : Rows.parts(offers)) {
            dsl.select(OFFER_HOST.OFFER, OFFER_HOST.HOST)
                    .from(OFFER_HOST)
                    .where(OFFER_HOST.OFFER.in(some))
                    .orderBy(OFFER_HOST.OFFER, OFFER_HOST.HOST)
                    .forEach(row -> hosts.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(new Host(row.value2())));
        }
        return hosts;
    }

    private Map<String, LicenceScope.NamedWorks> scopes(List<String> offers) {
        Map<String, SortedSet<String>> works = new HashMap<>();
        Map<String, WorkSegment> segments = new HashMap<>();
        for (List<String> some : Rows.parts(offers)) {
            dsl.selectFrom(OFFER_SCOPE).where(OFFER_SCOPE.OFFER.in(some)).forEach(row -> {
                String offer = Rows.text(row, OFFER_SCOPE.OFFER);
                works.computeIfAbsent(offer, _ -> new TreeSet<>()).add(Rows.text(row, OFFER_SCOPE.WORK));
                Rows.maybe(row, OFFER_SCOPE.SEGMENT_START)
                        .ifPresent(start ->
                                segments.put(offer, new WorkSegment(start, Rows.number(row, OFFER_SCOPE.SEGMENT_END))));
            });
        }
        Map<String, LicenceScope.NamedWorks> scopes = new HashMap<>();
        works.forEach((offer, named) ->
                scopes.put(offer, new LicenceScope.NamedWorks(named, Optional.ofNullable(segments.get(offer)))));
        return scopes;
    }

    private static Offer offer(Record row, List<Host> hosts, LicenceScope.NamedWorks scope) {
        return new Offer(
                Rows.text(row, OFFER.ID),
                new Party(Rows.text(row, PARTY.ID), Rows.text(row, PARTY.NAME)),
                switch (Rows.text(row, OFFER.LICENSEE)) {
                    case "HOST" -> new Licensee.AtHosts(hosts);
                    case "OPERATOR" -> new Licensee.OfOperator(Rows.text(row, OFFER.OPERATOR), hosts);
                    default -> new Licensee.Anyone();
                },
                scope,
                LicensedUse.ofStored(Rows.text(row, OFFER.USES)),
                Territories.ofStored(Rows.text(row, OFFER.TERRITORIES)),
                DateRange.of(Rows.maybe(row, OFFER.VALID_FROM), Rows.maybe(row, OFFER.VALID_TO)),
                new Price(Rows.number(row, OFFER.PRICE), Currency.getInstance(Rows.text(row, OFFER.CURRENCY))),
                new Offer.Terms(Rows.text(row, OFFER.TERMS_SHA256), Rows.maybeText(row, OFFER.TERMS_URI)),
                Rows.text(row, OFFER.DISPUTE),
                Rows.maybeText(row, OFFER.SIGHTING)
                        .map(sighting -> new Offer.Copy(sighting, Rows.text(row, OFFER.SEEN_AT))),
                Rows.text(row, OFFER.NOTE),
                Rows.text(row, OFFER.MADE_BY),
                Rows.time(row, OFFER.MADE_AT),
                Rows.time(row, OFFER.EXPIRES_AT),
                Rows.maybeText(row, OFFER_ANSWER.ANSWER).map(state -> answer(row, OfferState.valueOf(state))));
    }

    private static Offer.Answer answer(Record row, OfferState state) {
        return new Offer.Answer(
                state,
                Rows.maybeText(row, OFFER_ANSWER.LICENCE),
                Rows.text(row, OFFER_ANSWER.WORDS),
                Rows.text(row, OFFER_ANSWER.ANSWERED_BY),
                Rows.time(row, OFFER_ANSWER.ANSWERED_AT));
    }
}
