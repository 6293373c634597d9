package dev.colophon.sightings;

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
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SelectField;
import org.jooq.impl.SQLDataType;

/**
 * Which sightings a page of a list shows, last seen first, read in the order of indexes: what other pages show is not read. An index
 * holds the order within one state and grade, also of one host or one work; of several of these the first of each are put together.
 */
final class SightingPages {

    /** So few candidates are read and put in order; where there are more, the next of the list is soon one of them. */
    private static final int FEW = 5_000;

    /** Of so many hosts, states and grades together those of each are read; of more, the copies at any of the hosts. */
    private static final int MOST_LISTS = 225;

    private static final int ALL_LISTS = DecisionState.values().length * Grade.values().length;

    /** Last seen first, of one moment that with the greater id. */
    private static final Comparator<Listed> ORDER =
            Comparator.comparingLong(Listed::seen).thenComparing(Listed::id).reversed();

    private final DSLContext dsl;
    private final Condition own;
    private final int few;
    private final int mostLists;

    SightingPages(DSLContext dsl, Organisation organisation) {
        this(dsl, organisation, FEW, MOST_LISTS);
    }

    /** With other bounds between what is read in order and what is put in order. */
    SightingPages(DSLContext dsl, Organisation organisation, int few, int mostLists) {
        this.dsl = dsl;
        this.own = SIGHTING.ORGANISATION.eq(organisation.id());
        this.few = few;
        this.mostLists = mostLists;
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
        List<Condition> lists = lists(query);
        if (query.work().isPresent()) {
            Condition work = SIGHTING.WORK.eq(query.work().get());
            Condition at = query.host()
                    .map(host -> SightingConditions.at(SIGHTING.HOST, host))
                    .orElse(noCondition());
            return ofEach(lists.stream().map(work::and).toList(), query, which.and(at));
        }
        if (query.host().isPresent()) {
            return atHosts(hosts(query.host().get()), lists, query, which);
        }
        return ofEach(lists.size() == ALL_LISTS ? List.of(noCondition()) : lists, query, which);
    }

    /** One for each state and grade. */
    static List<Condition> lists(SightingQuery query) {
        return query.states().stream()
                .map(state -> SIGHTING.DECISION_STATE.eq(state.name()))
                .flatMap(state -> SightingConditions.grades(query).stream()
                        .map(grade -> state.and(SIGHTING.GRADE.eq(grade.name()))))
                .toList();
    }

    /** The first of all of which one of these is true; an index holds the order of each. */
    private List<Listed> ofEach(List<Condition> each, SightingQuery query, Condition which) {
        Condition seen = SightingConditions.seen(query).and(which);
        return first(
                each.stream()
                        .flatMap(one -> dsl
                                .select(SIGHTING.ID, SIGHTING.LAST_SEEN)
                                .from(SIGHTING)
                                .where(own, one, seen)
                                .orderBy(SIGHTING.LAST_SEEN.desc(), SIGHTING.ID.desc())
                                .limit(query.limit())
                                .fetch(Listed::of)
                                .stream()),
                query.limit());
    }

    private List<Listed> atHosts(List<String> hosts, List<Condition> lists, SightingQuery query, Condition which) {
        if (hosts.size() * lists.size() <= mostLists) {
            List<Condition> each = hosts.stream()
                    .map(SIGHTING.HOST::eq)
                    .flatMap(host -> lists.stream().map(host::and))
                    .toList();
            return ofEach(each, query, which);
        }
        Condition any =
                which.and(SightingConditions.at(SIGHTING.HOST, query.host().orElseThrow()));
        Optional<List<Listed>> newest = ofNewest(lists, query, any);
        if (newest.isPresent()) {
            return newest.get();
        }
        List<Listed> found = new ArrayList<>();
        for (List<String> some : Rows.parts(hosts)) {
            found.addAll(candidates(SIGHTING.HOST.in(some), query, which));
            if (found.size() > few) {
                return ofEach(lists, query, any);
            }
        }
        return first(found.stream(), query.limit());
    }

    /** The first, where so few of the last seen of each state and grade fill a page or are all there are; else empty. */
    private Optional<List<Listed>> ofNewest(List<Condition> lists, SightingQuery query, Condition which) {
        int newest = Math.max(1, few / Grade.values().length);
        List<Listed> found = new ArrayList<>();
        for (Condition list : lists) {
            Optional<Long> last = dsl.select(SIGHTING.LAST_SEEN)
                    .from(SIGHTING)
                    .where(own, list, SightingConditions.seen(query))
                    .orderBy(SIGHTING.LAST_SEEN.desc(), SIGHTING.ID.desc())
                    .limit(1)
                    .offset(newest)
                    .fetchOptional(row -> row.value1());
            List<Listed> some = ofEach(
                    List.of(list),
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

    private static List<Listed> first(Stream<Listed> some, int limit) {
        return some.sorted(ORDER).limit(limit).toList();
    }

    /** Those that are this one, or one under it, with any port. */
    private List<String> hosts(Host host) {
        return hosts(each -> SightingConditions.at(each, host));
    }

    /** The hosts at which something was seen, with their ports, that are also like this: of each one entry of an index is read. */
    List<String> hosts(Function<Field<String>, Condition> which) {
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
                .where(each.isNotNull(), which.apply(each))
                .fetch(row -> Objects.requireNonNull(row.value1()));
    }
}
