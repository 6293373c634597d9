package dev.colophon.sightings.decision;

import static dev.colophon.sightings.decision.DecisionRows.LAST;
import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.licence.CopyUse;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceDecider;
import dev.colophon.registry.licence.LicenceRows;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.work.Host;
import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Decides by rule what is licensed. A look decides both ways: what is covered is licensed, and what was is open when it is not
 * covered any more. A change of licences or works only clears: what was seen before stays licensed. What a person decided, and
 * what took that over, stays; what is confirmed and covered by then leaves its case.
 */
public final class LicenceRules {

    /** What waits, because somebody says that it is licensed or the law may allow it, is licensed when it is. */
    private static final List<String> UNDECIDED =
            DecisionState.undecided().stream().map(Enum::name).toList();

    private final Ids ids;

    public LicenceRules(Ids ids) {
        this.ids = ids;
    }

    /**
     * A sighting of which rules decide.
     *
     * @param place its key
     * @param licence that its last decision rests on
     */
    private record Candidate(
            DecisionRows.Last last, String place, String uri, String content, String work, Optional<String> licence) {}

    /** Where bytes stand. */
    private record Stand(String place, String content) {}

    /** To be called when sightings are new or were seen again, or when what is in them has changed. */
    public void seen(DSLContext dsl, Condition which) {
        List<Candidate> candidates = candidates(dsl, which.and(ofRules()));
        DecisionRows.append(dsl, next(dsl, candidates, true));
    }

    /**
     * To be called when there is a licence that was not before.
     *
     * @return how many sightings are licensed now that were not
     */
    public int granted(DSLContext dsl, Licence licence) {
        return changed(dsl, works(dsl, licence));
    }

    /**
     * To be called when works have other hosts or holders than before, or other sightings.
     *
     * @return how many sightings are licensed now that were not
     */
    public int changed(DSLContext dsl, Collection<String> works) {
        int cleared = 0;
        for (List<String> some : Rows.parts(List.copyOf(works))) {
            cleared += clear(dsl, SIGHTING.WORK.in(some));
            leaveCases(dsl, SIGHTING.WORK.in(some));
        }
        return cleared;
    }

    /** What a person confirmed stays confirmed; nobody acts on it while a licence covers it. */
    private void leaveCases(DSLContext dsl, Condition which) {
        Condition confirmed =
                SIGHTING.DECISION_STATE.eq(DecisionState.CONFIRMED.name()).and(CaseMembership.isMember(SIGHTING.ID));
        for (List<String> some : Rows.parts(ids(dsl, which.and(confirmed)))) {
            Instant now = Ids.timeOf(ids.next());
            CaseMembership.leave(
                    dsl,
                    covering(dsl, some).entrySet().stream()
                            .map(covered -> new CaseMembership.Departure(
                                    covered.getKey(),
                                    "a licence covers it: " + covered.getValue(),
                                    Optional.empty(),
                                    now,
                                    false))
                            .toList());
        }
    }

    /** Those of these sightings that licences cover now, whatever was decided of them, with what these licences say. */
    public static Map<String, String> covering(DSLContext dsl, Collection<String> sightings) {
        Map<String, String> covered = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            coverings(dsl, candidates(dsl, SIGHTING.ID.in(some))).forEach((candidate, licences) -> {
                if (!licences.isEmpty()) {
                    covered.put(candidate.last().sighting(), sentences(licences));
                }
            });
        }
        return covered;
    }

    /** How many sightings that persons confirmed are covered by a licence: rules leave these as they are. */
    public int confirmed(DSLContext dsl, Licence licence) {
        int covered = 0;
        for (List<String> works : Rows.parts(List.copyOf(works(dsl, licence)))) {
            Condition confirmed =
                    SIGHTING.WORK.in(works).and(SIGHTING.DECISION_STATE.eq(DecisionState.CONFIRMED.name()));
            for (List<String> some : Rows.parts(ids(dsl, confirmed))) {
                covered += (int) coverings(dsl, candidates(dsl, SIGHTING.ID.in(some))).values().stream()
                        .filter(covering ->
                                covering.stream().anyMatch(one -> one.id().equals(licence.id())))
                        .count();
            }
        }
        return covered;
    }

    private static Collection<String> works(DSLContext dsl, Licence licence) {
        return switch (licence.scope()) {
            case LicenceScope.AllWorks _ -> LicenceRows.worksOf(dsl, licence.licensor());
            case LicenceScope.NamedWorks(var works, var _) -> works;
        };
    }

    private int clear(DSLContext dsl, Condition which) {
        Condition open = SIGHTING.DECISION_STATE.in(UNDECIDED);
        int cleared = 0;
        for (List<String> some : Rows.parts(ids(dsl, which.and(open).and(ofRules())))) {
            cleared += DecisionRows.append(dsl, next(dsl, candidates(dsl, SIGHTING.ID.in(some)), false));
        }
        return cleared;
    }

    private static List<String> ids(DSLContext dsl, Condition which) {
        return dsl.select(SIGHTING.ID)
                .from(SIGHTING)
                .leftJoin(LAST)
                .on(LAST.ID.eq(SIGHTING.DECISION))
                .where(which)
                .orderBy(SIGHTING.ID)
                .fetch(SIGHTING.ID);
    }

    /** Nobody has decided, or a rule that did not take over what a person said. */
    private static Condition ofRules() {
        return SIGHTING.DECISION
                .isNull()
                .or(LAST.DECIDED_BY
                        .isNull()
                        .and(SIGHTING.DECISION_STATE.in(UNDECIDED).or(LAST.LICENCE.isNotNull())));
    }

    private static List<Candidate> candidates(DSLContext dsl, Condition which) {
        var meant = coalesce(WORK.MERGED_INTO, WORK.ID);
        return dsl.select(SIGHTING.ID, SIGHTING.DECISION_STATE, SIGHTING.PLACE, SIGHTING.CONTENT)
                .select(LAST.ID, LAST.DECIDED_AT, LAST.HOLDS, LAST.LICENCE, DECISION.REASON)
                .select(PLACE.URI)
                .select(meant)
                .from(SIGHTING)
                .join(WORK)
                .on(WORK.ID.eq(SIGHTING.WORK))
                .join(PLACE)
                .on(PLACE.KEY.eq(SIGHTING.PLACE))
                .leftJoin(LAST)
                .on(LAST.ID.eq(SIGHTING.DECISION))
                .leftJoin(DECISION)
                .on(DecisionRows.holding())
                .where(which)
                .orderBy(SIGHTING.ID)
                .fetch(row -> new Candidate(
                        DecisionRows.last(row),
                        Rows.text(row, SIGHTING.PLACE),
                        Rows.text(row, PLACE.URI),
                        Rows.text(row, SIGHTING.CONTENT),
                        Objects.requireNonNull(row.get(meant)),
                        Rows.maybeText(row, LAST.LICENCE)));
    }

    private List<DecisionRows.Next> next(DSLContext dsl, List<Candidate> candidates, boolean opens) {
        List<DecisionRows.Next> next = new ArrayList<>();
        coverings(dsl, candidates).forEach((candidate, covering) -> {
            if (covering.isEmpty()) {
                if (opens && candidate.licence().isPresent()) {
                    next.add(next(
                            candidate.last(),
                            DecisionState.OPEN,
                            "no licence covers what was seen last; before: "
                                    + candidate.last().reason(),
                            Optional.empty()));
                }
                return;
            }
            String first = covering.getFirst().id();
            if (candidate.licence().filter(first::equals).isEmpty()) {
                next.add(next(candidate.last(), DecisionState.LICENSED, sentences(covering), Optional.of(first)));
            }
        });
        return next;
    }

    private static String sentences(List<Licence> covering) {
        return covering.stream().map(Licence::sentence).collect(Collectors.joining("; "));
    }

    private DecisionRows.Next next(
            DecisionRows.Last last, DecisionState state, String reason, Optional<String> licence) {
        return DecisionRows.Next.byRule(ids, last, state, reason, licence, Optional.empty());
    }

    /** The licences that cover each; none of what is not licensed. */
    private static Map<Candidate, List<Licence>> coverings(DSLContext dsl, List<Candidate> candidates) {
        Map<Candidate, List<Licence>> coverings = new HashMap<>();
        if (candidates.isEmpty()) {
            return coverings;
        }
        Map<String, LicenceDecider> deciders = LicenceRows.deciders(
                dsl, candidates.stream().map(Candidate::work).collect(Collectors.toSet()));
        List<Candidate> asked = candidates.stream()
                .filter(candidate -> !decider(deciders, candidate).licences().isEmpty())
                .toList();
        candidates.forEach(candidate -> coverings.put(candidate, List.of()));
        Map<Stand, List<CopyUse.Viewing>> viewings = viewings(dsl, asked);
        Map<String, Set<LicensedUse>> uses = uses(dsl, asked);
        for (Candidate candidate : asked) {
            LicenceDecider decider = decider(deciders, candidate);
            List<CopyUse.Viewing> looks =
                    viewings.getOrDefault(new Stand(candidate.place(), candidate.content()), List.of());
            CopyUse copy = new CopyUse(
                    candidate.work(),
                    Host.ofPlace(candidate.uri()),
                    uses.getOrDefault(candidate.place(), Set.of()),
                    looks,
                    decider.partsMatter() ? parts(dsl, candidate) : List.of());
            coverings.put(candidate, decider.covering(copy, candidate.licence()));
        }
        return coverings;
    }

    private static LicenceDecider decider(Map<String, LicenceDecider> deciders, Candidate candidate) {
        return Objects.requireNonNull(deciders.get(candidate.work()));
    }

    /** Of each stand the newest look from each vantage. */
    private static Map<Stand, List<CopyUse.Viewing>> viewings(DSLContext dsl, List<Candidate> candidates) {
        Map<Stand, List<CopyUse.Viewing>> viewings = new HashMap<>();
        if (candidates.isEmpty()) {
            return viewings;
        }
        var newest = max(OBSERVATION.AT);
        dsl.select(OBSERVATION.PLACE, OBSERVATION.CONTENT, OBSERVATION.VANTAGE, newest)
                .from(OBSERVATION)
                .where(
                        OBSERVATION.CONTENT.in(distinct(candidates, Candidate::content)),
                        OBSERVATION.PLACE.in(distinct(candidates, Candidate::place)))
                .groupBy(OBSERVATION.PLACE, OBSERVATION.CONTENT, OBSERVATION.VANTAGE)
                .forEach(row -> viewings.computeIfAbsent(new Stand(row.value1(), row.value2()), _ -> new ArrayList<>())
                        .add(new CopyUse.Viewing(
                                Optional.ofNullable(row.value3()).flatMap(Territories::ofVantage),
                                Instant.ofEpochMilli(row.value4()))));
        return viewings;
    }

    /** By the keys of places what the pages on which they stand make of them. */
    private static Map<String, Set<LicensedUse>> uses(DSLContext dsl, List<Candidate> candidates) {
        Map<String, Set<LicensedUse>> uses = new HashMap<>();
        if (candidates.isEmpty()) {
            return uses;
        }
        dsl.select(APPEARANCE.MEDIUM, APPEARANCE.ELEMENT)
                .from(APPEARANCE)
                .where(APPEARANCE.MEDIUM.in(distinct(candidates, Candidate::place)))
                .forEach(row -> LicensedUse.ofElement(row.value2())
                        .ifPresent(use -> uses.computeIfAbsent(row.value1(), _ -> EnumSet.noneOf(LicensedUse.class))
                                .add(use)));
        return uses;
    }

    private static Set<String> distinct(List<Candidate> candidates, Function<Candidate, String> of) {
        return candidates.stream().map(of).collect(Collectors.toSet());
    }

    private static List<Span> parts(DSLContext dsl, Candidate candidate) {
        return DecisionRules.matches(dsl, candidate.content()).getOrDefault(candidate.work(), List.of()).stream()
                .flatMap(match -> match.segments().stream())
                .map(Segment::inReference)
                .toList();
    }
}
