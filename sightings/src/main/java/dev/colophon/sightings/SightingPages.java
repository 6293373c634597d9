package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.colophon.index.Grade;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SelectField;
import org.jooq.impl.SQLDataType;

/**
 * Which sightings a page of a list shows, last seen first, read in the order of indexes: what other pages show is not read. An index
 * holds the order within one state, one host and state, or one work and state; of several of these the first of each are put together.
 */
final class SightingPages {

    /** So few candidates are read and put in order; where there are more, the next of the list is soon one of them. */
    private static final int FEW = 5_000;

    /** Of so many hosts the copies at each are read; of more, those at any of them. */
    private static final int MOST_HOSTS = 25;

    /** Last seen first, of one moment that with the greater id. */
    private static final Comparator<Listed> ORDER =
            Comparator.comparingLong(Listed::seen).thenComparing(Listed::id).reversed();

    private final DSLContext dsl;
    private final Condition own;
    private final int few;
    private final int mostHosts;

    SightingPages(DSLContext dsl, Organisation organisation) {
        this(dsl, organisation, FEW, MOST_HOSTS);
    }

    /** With other bounds between what is read in order and what is put in order. */
    SightingPages(DSLContext dsl, Organisation organisation, int few, int mostHosts) {
        this.dsl = dsl;
        this.own = SIGHTING.ORGANISATION.eq(organisation.id());
        this.few = few;
        this.mostHosts = mostHosts;
    }

    private record Listed(String id, long seen) {

        static Listed of(Record2<String, Long> row) {
            return new Listed(row.value1(), row.value2());
        }
    }

    /** The ids of those that a query asks for and that are also like this. */
    List<String> ids(SightingQuery query, Condition which) {
        return listed(query, which).stream().map(Listed::id).toList();
    }

    private List<Listed> listed(SightingQuery query, Condition which) {
        if (query.place().isPresent()) {
            return dsl.select(SIGHTING.ID, SIGHTING.LAST_SEEN)
                    .from(SIGHTING)
                    .join(PLACE)
                    .on(PLACE.KEY.eq(SIGHTING.PLACE))
                    .where(own, SightingConditions.of(query), which)
                    .orderBy(SIGHTING.LAST_SEEN.desc(), SIGHTING.ID.desc())
                    .limit(query.limit())
                    .fetch(Listed::of);
        }
        if (query.weakest() != Grade.CANDIDATE) {
            Optional<List<Listed>> all = ofFewMatches(query, which);
            if (all.isPresent()) {
                return first(all.get().stream(), query.limit());
            }
        }
        if (query.work().isPresent()) {
            Condition work = SIGHTING.WORK.eq(query.work().get());
            Condition at = query.host()
                    .map(host -> SightingConditions.at(SIGHTING.HOST, host))
                    .orElse(noCondition());
            return ofEach(states(query.states()).map(work::and).toList(), query, which.and(at));
        }
        if (query.host().isPresent()) {
            return atHosts(hosts(query.host().get()), query, which);
        }
        return ofEach(
                query.states().size() == DecisionState.values().length
                        ? List.of(noCondition())
                        : states(query.states()).toList(),
                query,
                which);
    }

    private static Stream<Condition> states(Set<DecisionState> states) {
        return states.stream().map(state -> SIGHTING.DECISION_STATE.eq(state.name()));
    }

    /** The first of all of which one of these is true; an index holds the order of each. */
    private List<Listed> ofEach(List<Condition> each, SightingQuery query, Condition which) {
        Condition other = SightingConditions.other(query).and(which);
        return first(
                each.stream()
                        .flatMap(one -> dsl
                                .select(SIGHTING.ID, SIGHTING.LAST_SEEN)
                                .from(SIGHTING)
                                .where(own, one, other)
                                .orderBy(SIGHTING.LAST_SEEN.desc(), SIGHTING.ID.desc())
                                .limit(query.limit())
                                .fetch(Listed::of)
                                .stream()),
                query.limit());
    }

    private List<Listed> atHosts(List<String> hosts, SightingQuery query, Condition which) {
        if (hosts.size() <= mostHosts) {
            List<Condition> each = hosts.stream()
                    .map(SIGHTING.HOST::eq)
                    .flatMap(host -> states(query.states()).map(host::and))
                    .toList();
            return ofEach(each, query, which);
        }
        Condition any =
                which.and(SightingConditions.at(SIGHTING.HOST, query.host().orElseThrow()));
        Optional<List<Listed>> newest = ofNewest(query, any);
        if (newest.isPresent()) {
            return newest.get();
        }
        List<Listed> found = new ArrayList<>();
        for (List<String> some : Rows.parts(hosts)) {
            found.addAll(candidates(SIGHTING.HOST.in(some), query, which));
            if (found.size() > few) {
                return ofEach(states(query.states()).toList(), query, any);
            }
        }
        return first(found.stream(), query.limit());
    }

    /** The first, where so few of the last seen of each state fill a page or are all there are; else empty. */
    private Optional<List<Listed>> ofNewest(SightingQuery query, Condition which) {
        List<Listed> found = new ArrayList<>();
        for (Condition state : states(query.states()).toList()) {
            Optional<Long> last = dsl.select(SIGHTING.LAST_SEEN)
                    .from(SIGHTING)
                    .where(own, state, SightingConditions.seen(query))
                    .orderBy(SIGHTING.LAST_SEEN.desc(), SIGHTING.ID.desc())
                    .limit(1)
                    .offset(few)
                    .fetchOptional(row -> row.value1());
            List<Listed> some = ofEach(
                    List.of(state),
                    query,
                    which.and(last.map(SIGHTING.LAST_SEEN::ge).orElse(noCondition())));
            if (last.isPresent() && some.size() < query.limit()) {
                return Optional.empty();
            }
            found.addAll(some);
        }
        return Optional.of(first(found.stream(), query.limit()));
    }

    /** Those of which there are so few in no order; of more, some. */
    private List<Listed> candidates(Condition one, SightingQuery query, Condition which) {
        // An order would have the database read the list for it, as if there were many.
        return dsl.select(SIGHTING.ID, SIGHTING.LAST_SEEN)
                .from(SIGHTING)
                .where(own, one, SightingConditions.of(query), which)
                .limit(few + 1)
                .fetch(Listed::of);
    }

    /** All with a match of these grades, where few contents have one; else empty. */
    private Optional<List<Listed>> ofFewMatches(SightingQuery query, Condition which) {
        List<String> contents = new ArrayList<>();
        for (String grade : SightingConditions.atLeast(query.weakest())) {
            contents.addAll(dsl.select(CONTENT_MATCH.CONTENT)
                    .from(CONTENT_MATCH)
                    .where(CONTENT_MATCH.GRADE.eq(grade))
                    .limit(few + 1)
                    .fetch(row -> row.value1()));
            if (contents.size() > few) {
                return Optional.empty();
            }
        }
        List<Listed> found = new ArrayList<>();
        for (List<String> some : Rows.parts(contents.stream().distinct().toList())) {
            found.addAll(candidates(SIGHTING.CONTENT.in(some), query, which));
            if (found.size() > few) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private static List<Listed> first(Stream<Listed> some, int limit) {
        return some.sorted(ORDER).limit(limit).toList();
    }

    /** The hosts at which something was seen and that are this one, or one under it, with any port: of each one entry of an index is read. */
    private List<String> hosts(Host host) {
        Field<String> each = field(name("hosts", "host"), SQLDataType.VARCHAR);
        SelectField<String> next =
                field(select(min(SIGHTING.HOST)).from(SIGHTING).where(own, SIGHTING.HOST.gt(each)));
        var hosts = name("hosts")
                .fields("host")
                .as(select(min(SIGHTING.HOST))
                        .from(SIGHTING)
                        .where(own, SIGHTING.HOST.isNotNull())
                        .unionAll(select(next).from(table(name("hosts"))).where(each.isNotNull())));
        return dsl.withRecursive(hosts)
                .select(each)
                .from(hosts)
                .where(each.isNotNull(), SightingConditions.at(each, host))
                .fetch(row -> Objects.requireNonNull(row.value1()));
    }
}
