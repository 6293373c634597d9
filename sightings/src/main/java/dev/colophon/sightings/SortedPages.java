package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.noCondition;

import dev.colophon.index.Grade;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Pages of sightings that are not ordered by time alone, each read in the order of an index from where the last one ended. */
final class SortedPages {

    private static final Comparator<Listed> BY_WORK = Comparator.comparing(Listed::work)
            .thenComparingLong(Listed::seen)
            .thenComparing(Listed::id)
            .reversed();

    private final DSLContext dsl;
    private final SightingPages pages;
    private final Condition own;

    SortedPages(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.pages = new SightingPages(dsl, organisation);
        this.own = SIGHTING.ORGANISATION.eq(organisation.id());
    }

    private static final Comparator<Listed> BY_AGE =
            Comparator.comparingLong(Listed::firstSeen).thenComparing(Listed::id);

    private record Listed(String id, String work, long firstSeen, long seen, Grade grade) {

        static final List<Field<?>> FIELDS =
                List.of(SIGHTING.ID, SIGHTING.WORK, SIGHTING.FIRST_SEEN, SIGHTING.LAST_SEEN, SIGHTING.GRADE);

        static Listed of(Record row) {
            return new Listed(
                    Rows.text(row, SIGHTING.ID),
                    Rows.text(row, SIGHTING.WORK),
                    Rows.number(row, SIGHTING.FIRST_SEEN),
                    Rows.number(row, SIGHTING.LAST_SEEN),
                    Grade.valueOf(Rows.text(row, SIGHTING.GRADE)));
        }
    }

    /** The last one of the page before, as it is now. */
    private Optional<Listed> last(SightingQuery query) {
        return query.after()
                .flatMap(last -> dsl.select(Listed.FIELDS)
                        .from(SIGHTING)
                        .where(own, SIGHTING.ID.eq(last.id()))
                        .fetchOptional(Listed::of));
    }

    /** Those of the best grade, last seen first, then those of the next: the lists of each grade are in order already. */
    List<String> byStrength(SightingQuery query, Condition which) {
        Optional<Grade> from = last(query).map(Listed::grade);
        List<String> ids = new ArrayList<>();
        for (Grade grade : Grade.values()) {
            boolean shown = SightingConditions.grades(query).contains(grade)
                    && from.filter(one -> grade.compareTo(one) < 0).isEmpty();
            if (shown && ids.size() < query.limit()) {
                Optional<StoredSighting> after =
                        query.after().filter(_ -> from.filter(grade::equals).isPresent());
                ids.addAll(pages.ids(
                        query.of(grade).by(SightingOrder.NEWEST).page(query.limit() - ids.size(), after), which));
            }
        }
        return ids;
    }

    /** Of one work all, then of the work that was registered before it; of one state and grade an index holds that order. */
    List<String> byWork(SightingQuery query, Condition which) {
        if (query.work().isPresent()) {
            return pages.ids(query.by(SightingOrder.NEWEST), which);
        }
        Condition at = query.host()
                .map(host -> SightingConditions.at(SIGHTING.HOST, host))
                .orElse(noCondition())
                .and(query.since()
                        .map(since -> SIGHTING.LAST_SEEN.ge(since.toEpochMilli()))
                        .orElse(noCondition()))
                .and(which);
        Optional<Listed> last = last(query);
        List<Listed> found = new ArrayList<>();
        for (Condition list : SightingPages.lists(query)) {
            // Two ranges: what comes before in the same work is not read.
            List<Listed> some = new ArrayList<>();
            last.ifPresent(one -> some.addAll(first(
                    list.and(SIGHTING.WORK.eq(one.work()))
                            .and(SIGHTING.LAST_SEEN.le(one.seen()))
                            .and(SIGHTING.LAST_SEEN.lt(one.seen()).or(SIGHTING.ID.lt(one.id()))),
                    at,
                    query.limit())));
            if (some.size() < query.limit()) {
                Condition others = last.map(one -> SIGHTING.WORK.lt(one.work())).orElse(noCondition());
                some.addAll(first(list.and(others), at, query.limit() - some.size()));
            }
            found.addAll(some);
        }
        return found.stream()
                .sorted(BY_WORK)
                .limit(query.limit())
                .map(Listed::id)
                .toList();
    }

    /** First seen longest ago first; of one state and grade an index holds that order. */
    List<String> byAge(SightingQuery query, Condition which) {
        Condition asked = SightingConditions.of(query.page(query.limit(), Optional.empty()))
                .and(which);
        Optional<Listed> last = last(query);
        List<Listed> found = new ArrayList<>();
        for (Condition list : SightingPages.lists(query)) {
            // Two ranges: what was first seen at the same moment, and comes before, is not read.
            List<Listed> some = new ArrayList<>();
            last.ifPresent(one -> some.addAll(oldest(
                    list.and(SIGHTING.FIRST_SEEN.eq(one.firstSeen())).and(SIGHTING.ID.gt(one.id())),
                    asked,
                    query.limit())));
            if (some.size() < query.limit()) {
                Condition later =
                        last.map(one -> SIGHTING.FIRST_SEEN.gt(one.firstSeen())).orElse(noCondition());
                some.addAll(oldest(list.and(later), asked, query.limit() - some.size()));
            }
            found.addAll(some);
        }
        return found.stream()
                .sorted(BY_AGE)
                .limit(query.limit())
                .map(Listed::id)
                .toList();
    }

    private List<Listed> oldest(Condition one, Condition which, int limit) {
        return dsl.select(Listed.FIELDS)
                .from(SIGHTING)
                .where(own, one, which)
                .orderBy(SIGHTING.FIRST_SEEN, SIGHTING.ID)
                .limit(limit)
                .fetch(Listed::of);
    }

    private List<Listed> first(Condition one, Condition which, int limit) {
        return dsl.select(Listed.FIELDS)
                .from(SIGHTING)
                .where(own, one, which)
                .orderBy(SIGHTING.WORK.desc(), SIGHTING.LAST_SEEN.desc(), SIGHTING.ID.desc())
                .limit(limit)
                .fetch(Listed::of);
    }
}
