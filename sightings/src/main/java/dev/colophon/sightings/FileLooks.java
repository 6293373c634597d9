package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import dev.colophon.detect.Sighting;
import dev.colophon.registry.Catalogue;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Stores the looks that are not the crawl's, with what they led to. Thread-safe. */
public final class FileLooks {

    private static final List<String> TELLING = List.of(
            Outcome.CONTENT.name(),
            Outcome.UNCHANGED.name(),
            Outcome.NOT_FOUND.name(),
            Outcome.SOFT_NOT_FOUND.name(),
            Outcome.MOVED.name());

    /** Files have no host, and are in the index under that. */
    private static final String NOT_MET = "select uri from place where host is null and state = 'LOCAL' "
            + "and substr(uri, 1, ?) = ? and not exists "
            + "(select 1 from observation where observation.place = place.key and at >= ?) and (select outcome from observation where observation.place = place.key "
            + "and outcome in ("
            + TELLING.stream().map(outcome -> "'" + outcome + "'").collect(Collectors.joining(", "))
            + ") order by at desc, id desc limit 1) in ('CONTENT', 'UNCHANGED')";

    private static final String WRITTEN_IN = "select p.uri from appearance a join place p on p.key = a.medium "
            + "where a.page = ? and a.ended_at is not null and p.uri like '%#data-%' "
            + "and exists (select 1 from sighting where place = p.key and state = 'PRESENT') order by p.uri";

    private static final String NUMBERED =
            "select uri from place where host is null and state = 'LOCAL' and substr(uri, 1, ?) = ? and uri like '%!/% (%)'";

    private static final int FETCHED = 1_000;

    private final Database database;
    private final Ids ids;
    private final KnownContents contents;
    private final Optional<String> organisation;

    /**
     * In this catalogue, of an organisation that looks itself: it sees what stands there from then on.
     *
     * @param organisation its id
     */
    public FileLooks(Catalogue catalogue, String organisation) {
        this(catalogue, Optional.of(organisation));
    }

    private FileLooks(Catalogue catalogue, Optional<String> organisation) {
        this.database = catalogue.database();
        this.ids = catalogue.ids();
        this.contents = KnownContents.of(catalogue);
        this.organisation = organisation;
    }

    /** In this catalogue, of the crawl, for all whose sources lead there. */
    public static FileLooks ofCrawl(Catalogue catalogue) {
        return new FileLooks(catalogue, Optional.empty());
    }

    /** Whether these bytes were seen at this place before, other than as a page that says that nothing is there. */
    public boolean isKnown(String place, String sha256) {
        Condition nothing = OBSERVATION
                .OUTCOME
                .eq(Outcome.FAILED.name())
                .and(coalesce(OBSERVATION.STATUS, inline(0)).in(404, 410));
        return database.read(dsl -> dsl.fetchExists(
                OBSERVATION,
                OBSERVATION.CONTENT.eq(sha256),
                OBSERVATION.PLACE.eq(LocalPlaces.key(place)),
                nothing.not()));
    }

    /**
     * Stores a look in one transaction, with what looking into the bytes came to. A capture that was looked at before is the same
     * look and is not stored twice.
     *
     * @param looked empty when the bytes are known
     * @param position of the index that was searched
     * @return the ids of sightings of copies that were at the place before, and are gone
     */
    public List<String> store(FileLook look, Optional<Sighting> looked, long position) {
        return store(look, looked, position, Optional.empty());
    }

    /**
     * The same of a look that was taken from somewhere.
     *
     * @param vantage from where on the network, or as which visitor
     */
    public List<String> store(FileLook look, Optional<Sighting> looked, long position, Optional<String> vantage) {
        return database.writeRepeating(dsl -> {
            String place = look.archive()
                    .map(archive -> LocalPlaces.entry(dsl, look.place(), archive))
                    .orElseGet(() -> LocalPlaces.local(dsl, look.place()));
            GoneCopies gone = GoneCopies.at(dsl, place);
            looked.ifPresent(
                    _ -> KnownContents.forgetUnreadable(dsl, look.content().sha256()));
            look.standing().ifPresent(on -> Appearances.store(dsl, look.place(), on, look.at()));
            observe(dsl, place, look, vantage);
            organisation.ifPresent(own -> Viewers.looked(dsl, place, own, look.at()));
            contents.recordAt(dsl, place, looked, look.content(), position);
            return told(dsl, place, gone);
        });
    }

    /**
     * The ids of sightings of copies that are gone with what stood at a place. What the crawl had there stands there no more: it asks
     * without conditions, and looks into what it gets.
     */
    private List<String> told(DSLContext dsl, String place, GoneCopies before) {
        List<String> gone = before.now(dsl);
        if (!gone.isEmpty() && organisation.isPresent()) {
            int _ = dsl.update(PLACE)
                    .setNull(PLACE.CONTENT)
                    .setNull(PLACE.TEXT_SHA256)
                    .setNull(PLACE.ETAG)
                    .setNull(PLACE.LAST_MODIFIED)
                    .where(PLACE.KEY.eq(place))
                    .execute();
        }
        return gone;
    }

    private void observe(DSLContext dsl, String place, FileLook look, Optional<String> vantage) {
        String sha256 = look.content().sha256();
        long at = look.at().toEpochMilli();
        if (dsl.fetchExists(
                OBSERVATION,
                OBSERVATION.CONTENT.eq(sha256).and(OBSERVATION.PLACE.eq(place)).and(OBSERVATION.AT.eq(at)))) {
            return;
        }
        boolean unchanged = dsl.select(OBSERVATION.CONTENT)
                .from(OBSERVATION)
                .where(OBSERVATION.PLACE.eq(place), OBSERVATION.AT.le(at), OBSERVATION.OUTCOME.in(TELLING))
                .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                .limit(1)
                .fetch(OBSERVATION.CONTENT)
                .contains(sha256);
        Observation observation = new Observation(
                ids.next(),
                place,
                look.at(),
                unchanged && look.partial().isEmpty() ? Outcome.UNCHANGED : Outcome.CONTENT,
                look.status(),
                Optional.of(sha256),
                Optional.empty(),
                look.contentType(),
                vantage,
                look.partial(),
                look.warc());
        Set<String> showing = look.shows() ? Set.of(place) : Set.of();
        Observations.append(dsl, ids, OpenLooks.of(dsl, List.of(observation), showing, Set.of()));
    }

    /**
     * The files whose places begin so, that were there when they were looked at last, and that were not looked at since. There may
     * be many: each is handed over as it is read, and nothing can be stored meanwhile.
     */
    public void forEachNotMet(String beginning, Instant since, Consumer<String> sink) {
        String prefix = Sanitiser.clean(beginning);
        database.<Boolean>read(dsl -> {
            try (Cursor<Record> rows = dsl.resultQuery(
                            NOT_MET, prefix.codePointCount(0, prefix.length()), prefix, since.toEpochMilli())
                    .fetchSize(FETCHED)
                    .fetchLazy()) {
                rows.forEach(row -> sink.accept(row.get(0, String.class)));
            }
            return true;
        });
    }

    /**
     * What was written into a page, its pictures say, and is gone from it with its copies, as far as appearances on it tell.
     *
     * @return the ids of sightings that are gone
     */
    public List<String> storeWrittenInNoMore(String page, Instant at) {
        List<String> places = database.read(
                dsl -> dsl.resultQuery(WRITTEN_IN, LocalPlaces.key(page)).fetchInto(String.class));
        return places.stream()
                .flatMap(place -> storeMissing(place, at, true, Observation.SHOWN_NO_MORE).stream())
                .toList();
    }

    /** The places that begin so of what is packed in archives and may be called by a number, as {@code name (2)}. */
    public List<String> numbered(String beginning) {
        String prefix = Sanitiser.clean(beginning);
        return database.read(dsl -> dsl.resultQuery(NUMBERED, prefix.codePointCount(0, prefix.length()), prefix)
                .fetchInto(String.class));
    }

    /** The SHA-256 of what was at a place when it was looked at last; empty when nothing was. */
    public Optional<String> present(String place) {
        return database.read(dsl -> dsl.select(OBSERVATION.CONTENT)
                .from(OBSERVATION)
                .where(OBSERVATION.PLACE.eq(LocalPlaces.key(place)), OBSERVATION.OUTCOME.in(TELLING))
                .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                .limit(1)
                .fetchOptional(OBSERVATION.CONTENT));
    }

    /** Whether what was had of a place last does not tell what else stands there. */
    private static boolean isInPart(DSLContext dsl, String place) {
        return dsl.select(OBSERVATION.CAUSE)
                .from(OBSERVATION)
                .where(
                        OBSERVATION.PLACE.eq(place),
                        OBSERVATION.CONTENT.isNotNull(),
                        OBSERVATION.OUTCOME.in(Outcome.CONTENT.name(), Outcome.FAILED.name()))
                .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                .limit(1)
                .fetchOptional(OBSERVATION.CAUSE)
                .isPresent();
    }

    /** Whether these bytes were seen at a place before, and its address led elsewhere in between. */
    public boolean isKnownBehindRedirect(String place, String sha256, Instant now) {
        String key = LocalPlaces.key(place);
        Condition before = OBSERVATION.PLACE.eq(key).and(OBSERVATION.AT.lt(now.toEpochMilli()));
        return database.read(dsl -> dsl.fetchExists(OBSERVATION, before, OBSERVATION.CONTENT.eq(sha256))
                && dsl.fetchExists(OBSERVATION, before, DSL.condition(Observation.isRedirect("observation.cause"))));
    }

    /** Whether the newest look before a time, of those that tell what stands at a place, found these bytes there. */
    public boolean wasThere(String place, String sha256, Instant before) {
        return database.read(dsl -> dsl.select(OBSERVATION.CONTENT)
                .from(OBSERVATION)
                .where(
                        OBSERVATION.PLACE.eq(LocalPlaces.key(place)),
                        OBSERVATION.AT.lt(before.toEpochMilli()),
                        OBSERVATION.OUTCOME.in(TELLING))
                .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                .limit(1)
                .fetch(OBSERVATION.CONTENT)
                .contains(sha256));
    }

    /** Whether something was ever taken out of an archive, or document, of this place. */
    public boolean hasEntries(String archive) {
        return database.read(dsl -> dsl.fetchExists(PLACE, PLACE.ARCHIVE.eq(LocalPlaces.key(archive))));
    }

    /** When these bytes were observed at a place last. */
    public Optional<Instant> lastSeen(String place, String sha256) {
        return database.read(dsl -> dsl.select(OBSERVATION.AT)
                .from(OBSERVATION)
                .where(OBSERVATION.CONTENT.eq(sha256), OBSERVATION.PLACE.eq(LocalPlaces.key(place)))
                .orderBy(OBSERVATION.AT.desc())
                .limit(1)
                .fetchOptional(OBSERVATION.AT)
                .map(Instant::ofEpochMilli));
    }

    /**
     * Stores that what was in an archive before, and is not among what is in it now, is gone.
     *
     * @param at when the archive was received
     * @param there the places of all that was met in it
     * @param unread whether something at a place would not have been met
     * @return the ids of sightings of copies that are gone with it
     */
    public List<String> storeTakenOut(String archive, Instant at, Collection<String> there, Predicate<String> unread) {
        Set<String> met = there.stream().map(Sanitiser::clean).collect(Collectors.toSet());
        String key = LocalPlaces.key(archive);
        return database.writeRepeating(dsl -> {
            if (isInPart(dsl, key)) {
                return List.of(); // such as a page at which visitors log in, in place of the archive
            }
            GoneCopies gone = GoneCopies.in(dsl, key);
            Observations.takenOut(dsl, ids, key, at, place -> met.contains(place) || unread.test(place));
            return told(dsl, key, gone);
        });
    }

    /** Stores that of an archive not all could be read, though its bytes were had: they tell nothing of what else may be in it. */
    public void storeUnread(String archive, String sha256) {
        Condition seen = OBSERVATION.PLACE.eq(LocalPlaces.key(archive)).and(OBSERVATION.CONTENT.eq(sha256));
        boolean _ = database.writeRepeating(dsl -> {
            dsl.select(OBSERVATION.fields())
                    .from(OBSERVATION)
                    .where(seen)
                    .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                    .limit(1)
                    .fetchOptional(Observations::read)
                    .filter(look -> look.cause().isEmpty())
                    .ifPresent(look -> Observations.tell(
                            dsl, ids, look.told(ids.next(), look.at(), Optional.of(Observation.UNREAD))));
            return true;
        });
    }

    /**
     * Stores that a page is at a place which says that nothing is there, and shows something that may be the copy.
     *
     * @return the ids of sightings of copies that are gone with it, which are none
     */
    public List<String> storeShowing(String place, Instant at, String sha256, int status) {
        Observation look = new Observation(
                ids.next(),
                LocalPlaces.key(place),
                at,
                Outcome.FAILED,
                OptionalInt.of(status),
                Optional.of(sha256),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Observation.SHOWS),
                Optional.empty());
        return database.writeRepeating(dsl -> {
            Observations.append(dsl, ids, List.of(look));
            return List.of();
        });
    }

    /**
     * Stores that no bytes were had of a place where some were seen before; of other places nothing is stored.
     *
     * @param gone whether nothing is there any more
     * @param cause {@code CODE: what, why, what to do}
     * @return the ids of sightings of copies that are gone with it
     */
    public List<String> storeMissing(String place, Instant at, boolean gone, String cause) {
        Outcome outcome = gone ? Outcome.NOT_FOUND : Outcome.FAILED;
        return storeMissing(place, at, outcome, OptionalInt.empty(), Optional.empty(), cause);
    }

    /**
     * The same with all that is known of the look.
     *
     * @param outcome one without content
     * @param status of HTTP
     * @param vantage from where on the network, or as which visitor
     */
    public List<String> storeMissing(
            String place, Instant at, Outcome outcome, OptionalInt status, Optional<String> vantage, String cause) {
        String key = LocalPlaces.key(place);
        return database.writeRepeating(dsl -> {
            if (!dsl.fetchExists(PLACE, PLACE.KEY.eq(key))) {
                return List.<String>of();
            }
            GoneCopies copies = GoneCopies.atAndIn(dsl, key);
            Observations.append(
                    dsl, ids, List.of(Observation.missing(ids.next(), key, at, outcome, status, vantage, cause)));
            List<String> taken = told(dsl, key, copies);
            if (!taken.isEmpty()) {
                Appearances.end(dsl, key, at); // the crawl, which knows of nothing there now, does not
            }
            return taken;
        });
    }
}
