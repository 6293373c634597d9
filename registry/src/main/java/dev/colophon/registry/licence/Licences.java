package dev.colophon.registry.licence;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Licence.LICENCE;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.noCondition;

import dev.colophon.registry.WorkRows;
import dev.colophon.registry.Works;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The licences of an organisation, within a transaction of whoever asks. */
public final class Licences {

    /** A state of a sighting, as its row has it. */
    private static final String LICENSED = "LICENSED";

    private final DSLContext dsl;
    private final Organisation organisation;
    private final InstantSource clock;

    public Licences(DSLContext dsl, Organisation organisation) {
        this(dsl, organisation, InstantSource.system());
    }

    /** @param clock that says of which day it is asked who holds what */
    public Licences(DSLContext dsl, Organisation organisation, InstantSource clock) {
        this.dsl = dsl;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * A licence with what it comes to.
     *
     * @param works that it names
     * @param unsupported those of them of which its licensor holds nothing now: of these it clears nothing
     * @param cleared how many sightings rest on it
     */
    public record Standing(Licence licence, List<Work> works, List<Work> unsupported, int cleared) {

        public Standing {
            works = List.copyOf(works);
            unsupported = List.copyOf(unsupported);
        }
    }

    /**
     * Stores a licence, unless one that says the same is stored and not revoked.
     *
     * @return the one that is stored
     */
    public Licence addOnce(Licence wanted) {
        dsl.update(PARTY) // so that nobody else stores one of this licensor meanwhile
                .set(PARTY.NAME, PARTY.NAME)
                .where(PARTY.ID.eq(wanted.licensor().id()))
                .execute();
        Condition scope = wanted.scope() instanceof LicenceScope.NamedWorks(var works, var _)
                ? LICENCE.ID.in(LicenceRows.naming(dsl, List.of(works.first())))
                : LICENCE.ALL_WORKS.eq(true);
        Condition ofLicensor = LICENCE.LICENSOR.eq(wanted.licensor().id());
        Optional<Licence> same = LicenceRows.licences(dsl, own().and(ofLicensor).and(scope)).stream()
                .filter(wanted::saysAs)
                .findFirst();
        if (same.isEmpty()) {
            add(wanted);
        }
        return same.orElse(wanted);
    }

    /** Stores a licence. */
    public void add(Licence licence) {
        LicenceRows.insert(dsl, organisation.id(), licence);
    }

    /**
     * The licences, newest first.
     *
     * @param work of this work alone, and those for all works of those who hold it
     */
    public List<Standing> list(Optional<Work> work) {
        Condition which = work.map(one -> LICENCE.ID
                        .in(LicenceRows.naming(dsl, List.of(one.id())))
                        .or(LICENCE.LICENSOR.eq(one.owner().id()).and(LICENCE.ALL_WORKS.eq(true))))
                .orElse(noCondition());
        return standings(LicenceRows.licences(dsl, own().and(which)).reversed());
    }

    /** The licences of a work that stand and whose notes begin so. */
    public List<Licence> noted(Work work, String beginning) {
        return LicenceRows.licences(
                dsl,
                own().and(LICENCE.ID.in(LicenceRows.naming(dsl, List.of(work.id()))))
                        .and(LICENCE.NOTE.startsWith(beginning))
                        .and(LICENCE.REVOKED_AT.isNull()));
    }

    /**
     * The licence with this id, or with the only id that begins or ends so.
     *
     * @throws dev.colophon.registry.work.RegistryException when there is none, or more than one
     */
    public Licence get(String idOrPrefix) {
        return Works.one(
                LicenceRows.licences(dsl, own().and(Rows.isMeant(LICENCE.ID, idOrPrefix))),
                "licence",
                idOrPrefix,
                "colophon licence list");
    }

    /** What licences come to. */
    public List<Standing> standings(List<Licence> licences) {
        List<String> named = licences.stream()
                .flatMap(licence -> licence.scope() instanceof LicenceScope.NamedWorks(var works, var _)
                        ? works.stream()
                        : Stream.<String>empty())
                .distinct()
                .toList();
        Map<String, Work> works = new HashMap<>();
        for (List<String> some : Rows.parts(named)) {
            WorkRows.works(dsl, WORK.ID.in(some)).forEach(work -> works.put(work.id(), work));
        }
        Map<String, Holders> holders = holders(works.values());
        Map<String, Integer> cleared = cleared(licences);
        return licences.stream()
                .map(licence -> {
                    List<Work> of = licence.scope() instanceof LicenceScope.NamedWorks(var ids, var _)
                            ? ids.stream()
                                    .flatMap(id -> Optional.ofNullable(works.get(id)).stream())
                                    .toList()
                            : List.of();
                    return new Standing(
                            licence,
                            of,
                            of.stream()
                                    .filter(work -> !Optional.ofNullable(holders.get(work.id()))
                                            .orElseThrow()
                                            .support(licence, clock.instant()))
                                    .toList(),
                            cleared.getOrDefault(licence.id(), 0));
                })
                .toList();
    }

    private Map<String, Holders> holders(Collection<Work> works) {
        return LicenceRows.holders(dsl, List.copyOf(works));
    }

    private Map<String, Integer> cleared(List<Licence> licences) {
        Map<String, Integer> cleared = new HashMap<>();
        for (List<String> some : Rows.parts(licences.stream().map(Licence::id).toList())) {
            dsl.select(DECISION.LICENCE, DSL.count())
                    .from(DECISION)
                    .join(SIGHTING)
                    .on(SIGHTING.DECISION.eq(DECISION.ID), SIGHTING.ID.eq(DECISION.SIGHTING))
                    .where(DECISION.LICENCE.in(some), SIGHTING.DECISION_STATE.eq(LICENSED))
                    .groupBy(DECISION.LICENCE)
                    .forEach(row -> cleared.put(row.value1(), row.value2()));
        }
        return cleared;
    }

    /**
     * Revokes a licence: what was seen before, and in the days of grace, stays licensed.
     *
     * @return whether it was not revoked before
     */
    public boolean revoke(Licence licence, String by, Instant at) {
        return dsl.update(LICENCE)
                        .set(LICENCE.REVOKED_BY, by)
                        .set(LICENCE.REVOKED_AT, at.toEpochMilli())
                        .where(own(), LICENCE.ID.eq(licence.id()), LICENCE.REVOKED_AT.isNull())
                        .execute()
                > 0;
    }

    private Condition own() {
        return LICENCE.ORGANISATION.eq(organisation.id());
    }
}
