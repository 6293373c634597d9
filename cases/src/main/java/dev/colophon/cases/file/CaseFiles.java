package dev.colophon.cases.file;

import static dev.colophon.store.schema.tables.CaseFile.CASE_FILE;
import static dev.colophon.store.schema.tables.CaseSighting.CASE_SIGHTING;
import static dev.colophon.store.schema.tables.CaseSite.CASE_SITE;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.sightings.membership.CaseEvent;
import dev.colophon.sightings.membership.CaseEvents;
import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.store.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The cases of an organisation, read within a transaction of whoever asks. Other organisations' are not there. */
public final class CaseFiles {

    private final DSLContext dsl;
    private final Organisation organisation;

    public CaseFiles(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /**
     * Some cases, the newest first.
     *
     * @param status only those
     * @param before only those with a smaller number: where the last page ended
     */
    public List<CaseFile> list(Optional<CaseState.Status> status, Optional<CaseNumber> before, int limit) {
        return fetch(
                status.map(wanted -> CASE_FILE.STATE.eq(wanted.name()))
                        .orElse(noCondition())
                        .and(before.map(last -> CASE_FILE.NUMBER.lt(last.value()))
                                .orElse(noCondition())),
                limit);
    }

    /**
     * The case of this number.
     *
     * @throws RegistryException when there is no such case
     */
    public CaseFile get(CaseNumber number) {
        return fetch(CASE_FILE.NUMBER.eq(number.value()), 1).stream()
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        "there is no case %s: `colophon case list` lists them".formatted(number)));
    }

    /** The case with this id. */
    public Optional<CaseFile> byId(String id) {
        return fetch(CASE_FILE.ID.eq(id), 1).stream().findFirst();
    }

    /** The open cases of operators of these sites, the oldest first. */
    List<CaseFile> open(Collection<String> sites) {
        Set<CaseFile> open = new LinkedHashSet<>();
        for (List<String> some : Rows.parts(List.copyOf(sites))) {
            open.addAll(fetch(
                    CASE_FILE
                            .STATE
                            .eq(CaseState.Status.OPEN.name())
                            .and(CASE_FILE.ID.in(
                                    select(CASE_SITE.CASE_FILE).from(CASE_SITE).where(CASE_SITE.SITE.in(some)))),
                    Integer.MAX_VALUE));
        }
        return open.stream()
                .sorted(Comparator.comparingLong(file -> file.number().value()))
                .toList();
    }

    private List<CaseFile> fetch(Condition which, int limit) {
        List<Record> rows = List.copyOf(dsl.select(CASE_FILE.fields())
                .select(PARTY.ID, PARTY.NAME)
                .from(CASE_FILE)
                .join(PARTY)
                .on(PARTY.ID.eq(CASE_FILE.RIGHTSHOLDER))
                .where(CASE_FILE.ORGANISATION.eq(organisation.id()), which)
                .orderBy(CASE_FILE.NUMBER.desc())
                .limit(limit)
                .fetch());
        Map<String, List<String>> sites =
                sites(rows.stream().map(row -> Rows.text(row, CASE_FILE.ID)).toList());
        return rows.stream()
                .map(row -> caseFile(row, sites.getOrDefault(Rows.text(row, CASE_FILE.ID), List.of())))
                .toList();
    }

    private Map<String, List<String>> sites(List<String> cases) {
        Map<String, List<String>> sites = new HashMap<>();
        for (List<String> some : Rows.parts(cases)) {
            dsl.select(CASE_SITE.CASE_FILE, CASE_SITE.SITE)
                    .from(CASE_SITE)
                    .where(CASE_SITE.CASE_FILE.in(some))
                    .forEach(row -> sites.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(row.value2()));
        }
        return sites;
    }

    private static CaseFile caseFile(Record row, List<String> sites) {
        return new CaseFile(
                Rows.text(row, CASE_FILE.ID),
                new CaseNumber(Rows.number(row, CASE_FILE.NUMBER)),
                new Party(Rows.text(row, PARTY.ID), Rows.text(row, PARTY.NAME)),
                new CaseOperator(
                        Rows.text(row, CASE_FILE.OPERATOR),
                        Rows.maybeText(row, CASE_FILE.ACCOUNT),
                        sites,
                        Rows.text(row, CASE_FILE.REASON)),
                Rows.text(row, CASE_FILE.OPENED_BY),
                Rows.time(row, CASE_FILE.OPENED_AT),
                new CaseState(
                        CaseState.Status.valueOf(Rows.text(row, CASE_FILE.STATE)),
                        Rows.maybeText(row, CASE_FILE.OUTCOME).map(CaseOutcome::valueOf),
                        Rows.maybeText(row, CASE_FILE.REGIME)
                                .map(regime ->
                                        new CaseState.RegimeChoice(regime, Rows.text(row, CASE_FILE.REGIME_VERSION))),
                        Rows.maybeText(row, CASE_FILE.MERGED_INTO)));
    }

    /** Those that are in a case or were, the first to join first; of one that joined again, what is so now. */
    public List<CaseSighting> sightings(CaseFile file) {
        Map<String, CaseSighting> last = new LinkedHashMap<>();
        dsl.select(CASE_SIGHTING.fields())
                .from(CASE_SIGHTING)
                .where(CASE_SIGHTING.CASE_FILE.eq(file.id()))
                .orderBy(CASE_SIGHTING.JOINED, CASE_SIGHTING.SIGHTING)
                .forEach(row -> last.put(Rows.text(row, CASE_SIGHTING.SIGHTING), sighting(row)));
        return List.copyOf(last.values());
    }

    private static CaseSighting sighting(Record row) {
        Boolean retract = row.get(CASE_SIGHTING.TO_BE_RETRACTED);
        return new CaseSighting(
                Rows.text(row, CASE_SIGHTING.SIGHTING),
                Rows.time(row, CASE_SIGHTING.ADDED_AT),
                Rows.maybeText(row, CASE_SIGHTING.ADDED_BY),
                Rows.maybe(row, CASE_SIGHTING.LEFT_AT).isEmpty()
                        ? Optional.empty()
                        : Optional.of(new CaseSighting.Departed(
                                Rows.time(row, CASE_SIGHTING.LEFT_AT),
                                Rows.maybeText(row, CASE_SIGHTING.LEFT_BECAUSE).orElse(""),
                                Boolean.TRUE.equals(retract))));
    }

    /** How many sightings are in each of these cases, or were when it was closed. */
    public Map<String, Integer> counts(Collection<CaseFile> files) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> some : Rows.parts(files.stream().map(CaseFile::id).toList())) {
            counts.putAll(dsl.select(CASE_SIGHTING.CASE_FILE, count())
                    .from(CASE_SIGHTING)
                    .where(CASE_SIGHTING.CASE_FILE.in(some), CASE_SIGHTING.LEFT_AT.isNull())
                    .groupBy(CASE_SIGHTING.CASE_FILE)
                    .fetchMap(CASE_SIGHTING.CASE_FILE, count()));
        }
        return counts;
    }

    /** All that happened to a case, the first first. */
    public List<CaseEvent> events(CaseFile file) {
        return CaseEvents.of(dsl, file.id());
    }

    /** Those of these sightings that are in an open case. */
    public Set<String> taken(Collection<String> sightings) {
        return CaseMembership.active(dsl, sightings).keySet();
    }

    /** Those of these sightings about which a notice is out that was not taken back. */
    public Set<String> noticed(Collection<String> sightings) {
        return CaseMembership.noticed(dsl, sightings);
    }
}
