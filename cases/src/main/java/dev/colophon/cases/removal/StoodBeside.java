package dev.colophon.cases.removal;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.CaseSighting.CASE_SIGHTING;
import static dev.colophon.store.schema.tables.EvidenceBundle.EVIDENCE_BUNDLE;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeItem.NOTICE_ITEM;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.SightingBundle.SIGHTING_BUNDLE;
import static org.jooq.impl.DSL.max;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.schema.tables.Appearance;
import dev.colophon.store.schema.tables.CaseSighting;
import dev.colophon.store.schema.tables.NoticeItem;
import dev.colophon.store.schema.tables.Observation;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
     * both. Where nobody looked for the copy before, it is so of every place that is known, because nobody can say which was first, unless
     * a page had shown the copy without it and shows it since. A place to which an earlier look saw the copy move is none of them.
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
        Instant there = Stream.of(
                        Optional.of(copy.lastSeen()), Optional.of(database.read(dsl -> sealed(dsl, copy))), up(earlier))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String own = LocalPlaces.key(copy.place());
        return place -> !moved.contains(place)
                && !LocalPlaces.key(place).equals(own)
                && database.read(dsl -> {
                    Set<String> keys = keys(place);
                    keys.remove(own); // two ways to write one address are two places where both were seen
                    Map<String, Instant> known = known(dsl, copy, keys);
                    return isNoticedWith(dsl, copy, known.keySet())
                            || (!isShownSince(dsl, copy, keys, there)
                                    && (known.values().stream().anyMatch(first -> stood(first, since))
                                            || isInCaseWith(dsl, copy, known.keySet(), gone)));
                });
    }

    /** The last time a look saw it at its own place; where none did, the first look of all: it was gone by then. */
    static Optional<Instant> lastThere(List<Earlier> earlier) {
        return up(earlier).or(() -> earlier.stream().map(Earlier::at).min(Comparator.naturalOrder()));
    }

    private static Optional<Instant> up(List<Earlier> earlier) {
        return earlier.stream().filter(Earlier::isThere).map(Earlier::at).max(Comparator.naturalOrder());
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
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** When evidence that shows it was sealed last; the beginning of time where none was. */
    private static Instant sealed(DSLContext dsl, StoredSighting copy) {
        Long sealed = dsl.select(max(EVIDENCE_BUNDLE.SEALED_AT))
                .from(EVIDENCE_BUNDLE)
                .join(SIGHTING_BUNDLE)
                .on(SIGHTING_BUNDLE.BUNDLE.eq(EVIDENCE_BUNDLE.BUNDLE))
                .where(SIGHTING_BUNDLE.SIGHTING.eq(copy.id()))
                .fetchSingle()
                .value1();
        return Instant.ofEpochMilli(sealed == null ? 0 : sealed);
    }

    /** When something that shows it was sealed, or written, last. */
    private static Instant proved(DSLContext dsl, StoredSighting copy) {
        Long drafted = dsl.select(max(NOTICE.CREATED_AT))
                .from(NOTICE)
                .join(NOTICE_ITEM)
                .on(NOTICE_ITEM.NOTICE.eq(NOTICE.ID))
                .where(NOTICE_ITEM.SIGHTING.eq(copy.id()))
                .fetchSingle()
                .value1();
        return Stream.of(sealed(dsl, copy), Instant.ofEpochMilli(drafted == null ? 0 : drafted))
                .max(Comparator.naturalOrder())
                .orElseThrow();
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

    /**
     * Whether a page that had shown the copy was read again after that, and has shown one of these places only since: then it was not there
     * beside the copy. What somebody asked for before was perhaps there.
     *
     * @param there when the copy was last known to be there
     */
    private static boolean isShownSince(DSLContext dsl, StoredSighting copy, Set<String> places, Instant there) {
        Appearance before = APPEARANCE.as("before");
        Appearance since = APPEARANCE.as("since");
        Observation read = OBSERVATION.as("read");
        Observation asked = OBSERVATION.as("asked");
        return dsl.fetchExists(dsl.selectOne()
                .from(since)
                .join(before)
                .on(before.PAGE.eq(since.PAGE))
                .join(read)
                .on(read.PLACE.eq(since.PAGE))
                .where(
                        since.MEDIUM.in(places),
                        before.MEDIUM.eq(LocalPlaces.key(copy.place())),
                        since.FIRST_SEEN.gt(there.toEpochMilli()),
                        read.OUTCOME.eq(Outcome.CONTENT.name()),
                        read.AT.gt(before.LAST_SEEN),
                        read.AT.le(since.FIRST_SEEN))
                .andNotExists(dsl.selectOne()
                        .from(asked)
                        .where(asked.PLACE.eq(since.MEDIUM), asked.AT.le(before.LAST_SEEN))));
    }

    private static boolean isNoticedWith(DSLContext dsl, StoredSighting copy, Collection<String> others) {
        NoticeItem item = NOTICE_ITEM.as("item");
        return !others.isEmpty()
                && dsl.fetchExists(dsl.selectOne()
                        .from(NOTICE_ITEM)
                        .join(item)
                        .on(item.NOTICE.eq(NOTICE_ITEM.NOTICE))
                        .where(NOTICE_ITEM.SIGHTING.eq(copy.id()), item.SIGHTING.in(others)));
    }

    /** @param gone when a look first saw the copy gone; a case that another joined later says nothing of before */
    private static boolean isInCaseWith(
            DSLContext dsl, StoredSighting copy, Collection<String> others, Optional<Instant> gone) {
        CaseSighting member = CASE_SIGHTING.as("member");
        return !others.isEmpty()
                && dsl.fetchExists(dsl.selectOne()
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
