package dev.colophon.cases.removal;

import static dev.colophon.store.schema.tables.CaseSighting.CASE_SIGHTING;
import static dev.colophon.store.schema.tables.EvidenceBundle.EVIDENCE_BUNDLE;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeItem.NOTICE_ITEM;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.SightingBundle.SIGHTING_BUNDLE;
import static org.jooq.impl.DSL.max;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.schema.tables.CaseSighting;
import dev.colophon.store.schema.tables.NoticeItem;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * At which other places a work stood while a copy of it was there: what stands at them is a copy of its own, and has not taken the place
 * of the one that went. Thread-safe.
 */
public final class StoodBeside {

    private final Database database;
    private final Organisation organisation;

    public StoodBeside(Database database, Organisation organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /**
     * Whether a place is one of these: the work was first seen there before a copy was last known to be there, or a notice or a case names
     * both. Where nobody looked for the copy before, it is so of every place that is known, because nobody can say which was first. A
     * place to which an earlier look saw the copy move is none of them.
     *
     * @param looks for the copy, in the order of time
     */
    public Predicate<String> of(StoredSighting copy, List<StoredLook> looks) {
        List<Earlier> earlier = looks.stream().map(StoredLook::earlier).toList();
        Set<String> moved =
                earlier.stream().flatMap(look -> look.where().stream()).collect(Collectors.toSet());
        Optional<Instant> since = lastThere(earlier)
                .map(looked -> Stream.of(looked, copy.lastSeen(), database.read(dsl -> proved(dsl, copy)))
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
        Optional<Instant> gone = earlier.stream()
                .filter(look -> look.verdict().meaning() == Meaning.REMOVED)
                .map(Earlier::at)
                .min(Comparator.naturalOrder());
        Set<String> own = keys(copy.place());
        return place -> {
            Set<String> keys = keys(place);
            return !moved.contains(place)
                    && keys.stream().noneMatch(own::contains)
                    && database.read(dsl -> {
                        Map<String, Instant> known = known(dsl, copy, keys);
                        return known.values().stream().anyMatch(first -> stood(first, since))
                                || isNamedWith(dsl, copy, known.keySet(), gone);
                    });
        };
    }

    /** The last time a look saw it at its own place; where none did, the first look of all: it was gone by then. */
    static Optional<Instant> lastThere(List<Earlier> earlier) {
        return earlier.stream()
                .filter(Earlier::isThere)
                .map(Earlier::at)
                .max(Comparator.naturalOrder())
                .or(() -> earlier.stream().map(Earlier::at).min(Comparator.naturalOrder()));
    }

    /**
     * Whether what was first seen then stood there while the copy was last known to be.
     *
     * @param since when that was; empty where nobody looked
     */
    static boolean stood(Instant firstSeen, Optional<Instant> since) {
        return since.filter(firstSeen::isAfter).isEmpty();
    }

    /** As it is written, and as a crawl remembers it. */
    private static Set<String> keys(String place) {
        return Stream.concat(Stream.of(place), CanonicalUrl.of(place).map(CanonicalUrl::url).stream())
                .map(LocalPlaces::key)
                .collect(Collectors.toSet());
    }

    /** When something that shows it was sealed, or written, last; the beginning of time where nothing was. */
    private static Instant proved(DSLContext dsl, StoredSighting copy) {
        Long sealed = dsl.select(max(EVIDENCE_BUNDLE.SEALED_AT))
                .from(EVIDENCE_BUNDLE)
                .join(SIGHTING_BUNDLE)
                .on(SIGHTING_BUNDLE.BUNDLE.eq(EVIDENCE_BUNDLE.BUNDLE))
                .where(SIGHTING_BUNDLE.SIGHTING.eq(copy.id()))
                .fetchSingle()
                .value1();
        Long drafted = dsl.select(max(NOTICE.CREATED_AT))
                .from(NOTICE)
                .join(NOTICE_ITEM)
                .on(NOTICE_ITEM.NOTICE.eq(NOTICE.ID))
                .where(NOTICE_ITEM.SIGHTING.eq(copy.id()))
                .fetchSingle()
                .value1();
        return Instant.ofEpochMilli(Math.max(sealed == null ? 0 : sealed, drafted == null ? 0 : drafted));
    }

    /** The sightings of the work at a place, and when each was first made. */
    private Map<String, Instant> known(DSLContext dsl, StoredSighting copy, Set<String> keys) {
        Map<String, Instant> known = new HashMap<>();
        dsl.select(SIGHTING.ID, SIGHTING.FIRST_SEEN)
                .from(SIGHTING)
                .where(
                        SIGHTING.ORGANISATION.eq(organisation.id()),
                        SIGHTING.PLACE.in(keys),
                        SIGHTING.WORK.eq(copy.work().id()))
                .forEach(row -> known.put(row.value1(), Instant.ofEpochMilli(row.value2())));
        return known;
    }

    /** @param gone when a look first saw the copy gone; a case that another joined later says nothing of before */
    private static boolean isNamedWith(
            DSLContext dsl, StoredSighting copy, Collection<String> others, Optional<Instant> gone) {
        if (others.isEmpty()) {
            return false;
        }
        NoticeItem item = NOTICE_ITEM.as("item");
        CaseSighting member = CASE_SIGHTING.as("member");
        return dsl.fetchExists(dsl.selectOne()
                        .from(NOTICE_ITEM)
                        .join(item)
                        .on(item.NOTICE.eq(NOTICE_ITEM.NOTICE))
                        .where(NOTICE_ITEM.SIGHTING.eq(copy.id()), item.SIGHTING.in(others)))
                || dsl.fetchExists(dsl.selectOne()
                        .from(CASE_SIGHTING)
                        .join(member)
                        .on(member.CASE_FILE.eq(CASE_SIGHTING.CASE_FILE))
                        .where(
                                CASE_SIGHTING.SIGHTING.eq(copy.id()),
                                member.SIGHTING.in(others),
                                member.ADDED_AT.lt(
                                        gone.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE))));
    }
}
