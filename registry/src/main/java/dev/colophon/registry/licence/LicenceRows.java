package dev.colophon.registry.licence;

import static dev.colophon.store.schema.tables.Licence.LICENCE;
import static dev.colophon.store.schema.tables.LicenceHost.LICENCE_HOST;
import static dev.colophon.store.schema.tables.LicenceScope.LICENCE_SCOPE;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.RightClaim.RIGHT_CLAIM;
import static dev.colophon.store.schema.tables.Work.WORK;
import static dev.colophon.store.schema.tables.WorkEdit.WORK_EDIT;

import dev.colophon.registry.WorkRows;
import dev.colophon.registry.history.EditedDetails;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicenceCondition;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Licences, and what parties hold of works, as they stand in the database. */
public final class LicenceRows {

    private LicenceRows() {}

    /** Licences, oldest first. */
    static List<Licence> licences(DSLContext dsl, Condition which) {
        List<Record> rows = List.copyOf(dsl.select(LICENCE.fields())
                .select(PARTY.ID, PARTY.NAME)
                .from(LICENCE)
                .join(PARTY)
                .on(PARTY.ID.eq(LICENCE.LICENSOR))
                .where(which)
                .orderBy(LICENCE.ID)
                .fetch());
        List<String> ids = rows.stream().map(row -> Rows.text(row, LICENCE.ID)).toList();
        Map<String, List<Host>> hosts = hosts(dsl, ids);
        Map<String, LicenceScope.NamedWorks> scopes = scopes(dsl, ids);
        return rows.stream()
                .map(row -> {
                    String id = Rows.text(row, LICENCE.ID);
                    return licence(row, hosts.getOrDefault(id, List.of()), Optional.ofNullable(scopes.get(id)));
                })
                .toList();
    }

    private static Licence licence(Record row, List<Host> hosts, Optional<LicenceScope.NamedWorks> named) {
        Licensee licensee = switch (Rows.text(row, LICENCE.LICENSEE)) {
            case "HOST" -> new Licensee.AtHosts(hosts);
            case "OPERATOR" -> new Licensee.OfOperator(Rows.text(row, LICENCE.OPERATOR), hosts);
            default -> new Licensee.Anyone();
        };
        LicenceScope scope = row.get(LICENCE.ALL_WORKS)
                ? new LicenceScope.AllWorks()
                : named.orElseGet(() -> new LicenceScope.NamedWorks(new TreeSet<>(), Optional.empty()));
        Optional<Licence.Revocation> revocation = Rows.maybeText(row, LICENCE.REVOKED_BY)
                .map(by -> new Licence.Revocation(by, Rows.time(row, LICENCE.REVOKED_AT)));
        return new Licence(
                Rows.text(row, LICENCE.ID),
                new Party(Rows.text(row, PARTY.ID), Rows.text(row, PARTY.NAME)),
                licensee,
                scope,
                LicensedUse.ofStored(Rows.text(row, LICENCE.USES)),
                Territories.ofStored(Rows.text(row, LICENCE.TERRITORIES)),
                DateRange.of(Rows.maybe(row, LICENCE.VALID_FROM), Rows.maybe(row, LICENCE.VALID_TO)),
                LicenceCondition.ofStored(Rows.text(row, LICENCE.CONDITIONS)),
                Rows.maybeText(row, LICENCE.PUBLIC_LICENCE),
                Rows.text(row, LICENCE.NOTE),
                Rows.text(row, LICENCE.GRANTED_BY),
                Rows.time(row, LICENCE.GRANTED_AT),
                revocation);
    }

    private static Map<String, List<Host>> hosts(DSLContext dsl, List<String> licences) {
        Map<String, List<Host>> hosts = new HashMap<>();
        for (List<String> some : Rows.parts(licences)) {
            dsl.select(LICENCE_HOST.LICENCE, LICENCE_HOST.HOST)
                    .from(LICENCE_HOST)
                    .where(LICENCE_HOST.LICENCE.in(some))
                    .orderBy(LICENCE_HOST.LICENCE, LICENCE_HOST.HOST)
                    .forEach(row -> hosts.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(new Host(row.value2())));
        }
        return hosts;
    }

    private static Map<String, LicenceScope.NamedWorks> scopes(DSLContext dsl, List<String> licences) {
        Map<String, SortedSet<String>> works = new HashMap<>();
        Map<String, WorkSegment> segments = new HashMap<>();
        for (List<String> some : Rows.parts(licences)) {
            dsl.selectFrom(LICENCE_SCOPE).where(LICENCE_SCOPE.LICENCE.in(some)).forEach(row -> {
                String licence = Rows.text(row, LICENCE_SCOPE.LICENCE);
                works.computeIfAbsent(licence, _ -> new TreeSet<>()).add(Rows.text(row, LICENCE_SCOPE.WORK));
                Rows.maybe(row, LICENCE_SCOPE.SEGMENT_START)
                        .ifPresent(start -> segments.put(
                                licence, new WorkSegment(start, Rows.number(row, LICENCE_SCOPE.SEGMENT_END))));
            });
        }
        Map<String, LicenceScope.NamedWorks> scopes = new HashMap<>();
        works.forEach((licence, named) ->
                scopes.put(licence, new LicenceScope.NamedWorks(named, Optional.ofNullable(segments.get(licence)))));
        return scopes;
    }

    /**
     * What decides of copies of works, by the work: their licences, those of their holders for all they hold, and the hosts that
     * their owners authorised.
     */
    public static Map<String, LicenceDecider> deciders(DSLContext dsl, Collection<String> works) {
        Map<String, LicenceDecider> deciders = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(works))) {
            List<Work> found = WorkRows.works(dsl, WORK.ID.in(some));
            Map<String, Holders> holders = holders(dsl, found);
            List<Licence> licences = Stream.concat(
                            named(dsl, naming(dsl, some)).values().stream(),
                            licences(dsl, ofHolders(holders.values())).stream())
                    .sorted(Comparator.comparing(Licence::id))
                    .toList();
            for (Work work : found) {
                List<Licence> of = Stream.concat(
                                work.authorisedHosts().stream().map(host -> Licence.ofAuthorisedHost(work, host)),
                                licences.stream().filter(licence -> isOf(licence, work.id())))
                        .toList();
                deciders.put(
                        work.id(),
                        new LicenceDecider(
                                of, Optional.ofNullable(holders.get(work.id())).orElseThrow()));
            }
        }
        return deciders;
    }

    private static boolean isOf(Licence licence, String work) {
        return switch (licence.scope()) {
            case LicenceScope.AllWorks _ -> true;
            case LicenceScope.NamedWorks(var works, var _) -> works.contains(work);
        };
    }

    /** The ids of the licences that name one of these works. */
    static List<String> naming(DSLContext dsl, List<String> works) {
        return dsl.selectDistinct(LICENCE_SCOPE.LICENCE)
                .from(LICENCE_SCOPE)
                .where(LICENCE_SCOPE.WORK.in(works))
                .fetch(LICENCE_SCOPE.LICENCE);
    }

    private static Condition ofHolders(Collection<Holders> holders) {
        List<String> parties = holders.stream()
                .flatMap(of -> Stream.of(
                                Stream.of(of.owner()),
                                of.formerOwners().keySet().stream(),
                                of.claims().stream().map(claim -> claim.party().id()))
                        .flatMap(ids -> ids))
                .distinct()
                .toList();
        // Where a party has many licences of single works, SQLite looks for equal values in no index of these, but for
        // a range it does.
        return LICENCE.LICENSOR.in(parties).and(LICENCE.ALL_WORKS.ge(true));
    }

    /** Who may license works, by their ids. */
    static Map<String, Holders> holders(DSLContext dsl, List<Work> works) {
        List<String> ids = works.stream().map(Work::id).toList();
        Map<String, Map<String, Instant>> formerOwners = new HashMap<>();
        Map<String, List<RightClaim>> claims = new HashMap<>();
        for (List<String> some : Rows.parts(ids)) {
            dsl.select(WORK_EDIT.WORK, WORK_EDIT.DETAIL, WORK_EDIT.EDITED_AT)
                    .from(WORK_EDIT)
                    .where(WORK_EDIT.WORK.in(some))
                    .forEach(row -> EditedDetails.formerOwnerOf(row.value2())
                            .ifPresent(party -> formerOwners
                                    .computeIfAbsent(row.value1(), _ -> new HashMap<>())
                                    .put(party, Instant.ofEpochMilli(row.value3()))));
            RightRows.claims(dsl, RIGHT_CLAIM.WORK.in(some))
                    .forEach(claim -> claims.computeIfAbsent(claim.work(), _ -> new ArrayList<>())
                            .add(claim));
        }
        Map<String, Holders> holders = new HashMap<>();
        works.forEach(work -> holders.put(
                work.id(),
                new Holders(
                        work.owner().id(),
                        formerOwners.getOrDefault(work.id(), Map.of()),
                        claims.getOrDefault(work.id(), List.of()))));
        return holders;
    }

    /** The ids of the works that a party owns or owned, or of which it holds something. */
    public static SortedSet<String> worksOf(DSLContext dsl, Party party) {
        SortedSet<String> works = new TreeSet<>(
                dsl.select(WORK.ID).from(WORK).where(WORK.OWNER.eq(party.id())).fetch(WORK.ID));
        works.addAll(dsl.select(RIGHT_CLAIM.WORK)
                .from(RIGHT_CLAIM)
                .where(RIGHT_CLAIM.PARTY.eq(party.id()))
                .fetch(RIGHT_CLAIM.WORK));
        works.addAll(dsl.select(WORK_EDIT.WORK)
                .from(WORK_EDIT)
                .where(WORK_EDIT.DETAIL.eq(EditedDetails.formerOwner(party.id())))
                .fetch(WORK_EDIT.WORK));
        return works;
    }

    /** What decisions rest on that name these ids: licences, of authorised hosts nothing. */
    public static Map<String, Licence> named(DSLContext dsl, Collection<String> ids) {
        Map<String, Licence> found = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(ids))) {
            licences(dsl, LICENCE.ID.in(some)).forEach(licence -> found.put(licence.id(), licence));
        }
        return found;
    }

    /** Stores a licence. */
    static void insert(DSLContext dsl, String organisation, Licence licence) {
        dsl.insertInto(LICENCE)
                .set(LICENCE.ID, licence.id())
                .set(LICENCE.ORGANISATION, organisation)
                .set(LICENCE.LICENSOR, licence.licensor().id())
                .set(
                        LICENCE.LICENSEE,
                        switch (licence.licensee()) {
                            case Licensee.AtHosts _ -> "HOST";
                            case Licensee.OfOperator _ -> "OPERATOR";
                            case Licensee.Anyone _ -> "ANYONE";
                        })
                .set(LICENCE.OPERATOR, licence.licensee() instanceof Licensee.OfOperator of ? of.site() : null)
                .set(LICENCE.ALL_WORKS, licence.scope() instanceof LicenceScope.AllWorks)
                .set(LICENCE.USES, LicensedUse.stored(licence.uses()))
                .set(LICENCE.TERRITORIES, licence.territories().stored())
                .set(LICENCE.VALID_FROM, licence.dates().begins().orElse(null))
                .set(LICENCE.VALID_TO, licence.dates().ends().orElse(null))
                .set(LICENCE.CONDITIONS, LicenceCondition.stored(licence.conditions()))
                .set(LICENCE.PUBLIC_LICENCE, licence.publicLicence().orElse(null))
                .set(LICENCE.NOTE, licence.note())
                .set(LICENCE.GRANTED_BY, licence.grantedBy())
                .set(LICENCE.GRANTED_AT, licence.grantedAt().toEpochMilli())
                .execute();
        licence.licensee().hosts().stream()
                .distinct()
                .forEach(host -> dsl.insertInto(LICENCE_HOST)
                        .set(LICENCE_HOST.LICENCE, licence.id())
                        .set(LICENCE_HOST.HOST, host.name())
                        .execute());
        if (licence.scope() instanceof LicenceScope.NamedWorks(var works, var segment)) {
            works.forEach(work -> dsl.insertInto(LICENCE_SCOPE)
                    .set(LICENCE_SCOPE.LICENCE, licence.id())
                    .set(LICENCE_SCOPE.WORK, work)
                    .set(
                            LICENCE_SCOPE.SEGMENT_START,
                            segment.map(WorkSegment::start).orElse(null))
                    .set(
                            LICENCE_SCOPE.SEGMENT_END,
                            segment.map(WorkSegment::end).orElse(null))
                    .execute());
        }
    }
}
