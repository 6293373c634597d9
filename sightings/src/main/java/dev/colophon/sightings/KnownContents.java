package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.IndexHead.INDEX_HEAD;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.MatchJson;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.sightings.decision.DecisionRules;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Distinct bytes, looked into once for all organisations, wherever they stand. Thread-safe. */
public final class KnownContents {

    /** The position of what the index of contents has nothing to take up of. */
    public static final long NO_POSITION = 0;

    private static final int LONGEST_REASON = 2000;
    private static final String UNREADABLE = "UNREADABLE";

    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparing(Match::grade).thenComparingDouble(Match::falseAlarms);

    private final Database database;
    private final Ids ids;
    private final SightingRows sightings;
    private final DecisionRules decisions;

    /** What was looked into by those who use this catalogue. */
    public static KnownContents of(Catalogue catalogue) {
        return new KnownContents(catalogue.database(), catalogue.ids());
    }

    public KnownContents(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
        this.sightings = new SightingRows(ids);
        this.decisions = new DecisionRules(ids);
    }

    /**
     * What is known of these bytes. Empty when they were never looked into, when another version of this program did so, when
     * they were found empty of what was registered long ago and their descriptors are forgotten, or when what is stored of a match
     * cannot be read back: looking into them again puts that right.
     *
     * @param position the present state of the index
     */
    public Optional<KnownContent> known(String sha256, long position) {
        try {
            return database.read(dsl -> dsl.select(CONTENT.fields())
                    .select(INDEX_HEAD.REMATCHED_TO)
                    .from(CONTENT)
                    .crossJoin(INDEX_HEAD)
                    .where(
                            CONTENT.SHA256.eq(sha256),
                            CONTENT.KIND
                                    .eq(UNREADABLE)
                                    .or(CONTENT.SEARCHED_TO.ge(position))
                                    .or(Descriptors.arePresent(CONTENT.SHA256)))
                    .fetchOptional()
                    .map(row -> known(
                            row, matches(dsl, List.of(sha256)).getOrDefault(sha256, List.of()), searchedTo(row))));
        } catch (RegistryException damaged) {
            return Optional.empty();
        }
    }

    private static long searchedTo(Record row) {
        if (Rows.text(row, CONTENT.KIND).equals(UNREADABLE)) {
            return Long.MAX_VALUE; // no reference will ever be found in it
        }
        long searchedTo = Rows.number(row, CONTENT.SEARCHED_TO);
        boolean rematched = Rows.maybe(row, CONTENT.POSITION).orElse(NO_POSITION) > NO_POSITION;
        return rematched ? Math.max(searchedTo, Rows.number(row, INDEX_HEAD.REMATCHED_TO)) : searchedTo;
    }

    static KnownContent known(Record row, List<Match> matches, long searchedTo) {
        return new KnownContent(
                new Content(Rows.text(row, CONTENT.SHA256), Rows.number(row, CONTENT.BYTES)),
                Optional.of(Rows.text(row, CONTENT.KIND))
                        .filter(kind -> !kind.equals(UNREADABLE))
                        .map(Medium::valueOf),
                Rows.maybeText(row, CONTENT.REASON),
                Rows.maybe(row, CONTENT.DURATION_MS),
                Duration.ofMillis(Rows.number(row, CONTENT.ELAPSED_MS)),
                Rows.time(row, CONTENT.LOOKED_AT),
                matches,
                searchedTo);
    }

    /** The matches of each content, best first. */
    static Map<String, List<Match>> matches(DSLContext dsl, List<String> contents) {
        Map<String, List<Match>> found = new HashMap<>();
        for (List<String> some : Rows.parts(contents)) {
            dsl.select(CONTENT_MATCH.CONTENT, CONTENT_MATCH.REFERENCE, CONTENT_MATCH.DETAIL)
                    .from(CONTENT_MATCH)
                    .where(CONTENT_MATCH.CONTENT.in(some))
                    .forEach(row -> found.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(MatchJson.decode(new ReferenceId(row.value2()), row.value3())));
        }
        found.values().forEach(matches -> matches.sort(BEST_FIRST.thenComparing(Match::reference)));
        return found;
    }

    /** How many there are. */
    public int count() {
        return database.read(dsl -> dsl.fetchCount(CONTENT));
    }

    /** How many there are of each kind; of those that could not be read, by {@code UNREADABLE}. */
    public SortedMap<String, Integer> countByKind() {
        Map<String, Integer> counts = database.read(dsl -> dsl.select(CONTENT.KIND, DSL.count())
                .from(CONTENT)
                .groupBy(CONTENT.KIND)
                .fetchMap(CONTENT.KIND, DSL.count()));
        return new TreeMap<>(counts);
    }

    /** How many could not be read or compared, or only in part, by the code of the reason, such as {@code TOO_LARGE}. */
    public SortedMap<String, Integer> countByReason() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        database.read(dsl -> dsl.select(CONTENT.REASON, DSL.count())
                        .from(CONTENT)
                        .where(CONTENT.REASON.isNotNull())
                        .groupBy(CONTENT.REASON)
                        .fetch())
                .forEach(row -> counts.merge(row.value1().split(":", 2)[0], row.value2(), Integer::sum));
        return counts;
    }

    /**
     * Stores what looking into bytes came to, in place of what was known of them, and a sighting of each work that they match at
     * each place where they were observed.
     *
     * @param looked no failure of this program or this machine: such says nothing about the bytes
     * @param searchedTo position of the index that was searched
     */
    public void record(DSLContext dsl, Sighting looked, Content content, long searchedTo) {
        forgetUnreadable(dsl, content.sha256());
        Map<String, List<Match>> before = decisions.restingOn(dsl, content.sha256());
        upsert(dsl, looked, content, searchedTo);
        Descriptors.replace(dsl, content.sha256(), looked.fingerprints());
        // What matched a file that was removed since is not found again, and stays true.
        dsl.deleteFrom(CONTENT_MATCH)
                .where(
                        CONTENT_MATCH.CONTENT.eq(content.sha256()),
                        notExists(selectOne()
                                .from(REFERENCE)
                                .where(REFERENCE.ID.eq(CONTENT_MATCH.REFERENCE), REFERENCE.REMOVED_AT.isNotNull())))
                .execute();
        addMatches(dsl, content.sha256(), looked.matches());
        sightings.removeOthers(dsl, content.sha256());
        SightingGrades.renew(dsl, content.sha256());
        decisions.matchesChanged(dsl, content.sha256(), before);
        sightings.addEverywhere(dsl, content.sha256());
    }

    /** What is stored of matches and cannot be read back tells nobody anything, once the bytes were looked into again. */
    static void forgetUnreadable(DSLContext dsl, String content) {
        dsl.select(CONTENT_MATCH.REFERENCE, CONTENT_MATCH.MEDIUM, CONTENT_MATCH.DETAIL)
                .from(CONTENT_MATCH)
                .where(CONTENT_MATCH.CONTENT.eq(content))
                .fetch()
                .forEach(row -> {
                    try {
                        Match _ = MatchJson.decode(new ReferenceId(row.value1()), row.value3());
                    } catch (RegistryException damaged) {
                        dsl.deleteFrom(CONTENT_MATCH)
                                .where(
                                        CONTENT_MATCH.CONTENT.eq(content),
                                        CONTENT_MATCH.REFERENCE.eq(row.value1()),
                                        CONTENT_MATCH.MEDIUM.eq(row.value2()))
                                .execute();
                    }
                });
    }

    /** As {@link #record(DSLContext, Sighting, Content, long)}, in a transaction of its own. */
    public void record(Sighting looked, Content content, long searchedTo) {
        boolean _ = database.writeRepeating(dsl -> {
            record(dsl, looked, content, searchedTo);
            return true;
        });
    }

    private static void upsert(DSLContext dsl, Sighting looked, Content content, long searchedTo) {
        dsl.insertInto(CONTENT)
                .set(CONTENT.SHA256, content.sha256())
                .set(CONTENT.BYTES, content.bytes())
                .set(CONTENT.KIND, looked.medium().map(Enum::name).orElse(UNREADABLE))
                .set(
                        CONTENT.REASON,
                        looked.reason()
                                .map(full -> Sanitiser.fit(full, LONGEST_REASON))
                                .orElse(null))
                .set(
                        CONTENT.DURATION_MS,
                        looked.durationMillis().isPresent()
                                ? (Long) looked.durationMillis().getAsLong()
                                : null)
                .set(CONTENT.ELAPSED_MS, looked.elapsed().toMillis())
                .set(CONTENT.LOOKED_AT, looked.found().seen().toEpochMilli())
                .set(CONTENT.SEARCHED_TO, searchedTo)
                .set(CONTENT.POSITION, looked.fingerprints().isEmpty() ? (Long) NO_POSITION : null)
                .onConflict(CONTENT.SHA256)
                .doUpdate()
                .set(CONTENT.KIND, excluded(CONTENT.KIND))
                .set(CONTENT.REASON, excluded(CONTENT.REASON))
                .set(CONTENT.DURATION_MS, excluded(CONTENT.DURATION_MS))
                .set(CONTENT.ELAPSED_MS, excluded(CONTENT.ELAPSED_MS))
                .set(CONTENT.LOOKED_AT, excluded(CONTENT.LOOKED_AT))
                .set(CONTENT.SEARCHED_TO, excluded(CONTENT.SEARCHED_TO))
                .set(CONTENT.POSITION, excluded(CONTENT.POSITION))
                .execute();
    }

    private static void addMatches(DSLContext dsl, String content, List<Match> matches) {
        for (Match match : matches) {
            dsl.insertInto(CONTENT_MATCH)
                    .set(CONTENT_MATCH.CONTENT, content)
                    .set(CONTENT_MATCH.REFERENCE, match.reference().value())
                    .set(CONTENT_MATCH.MEDIUM, match.medium().name())
                    .set(CONTENT_MATCH.GRADE, match.grade().name())
                    .set(CONTENT_MATCH.FALSE_ALARMS, match.falseAlarms())
                    .set(CONTENT_MATCH.COVERAGE_OF_REFERENCE, match.coverage().ofReference())
                    .set(CONTENT_MATCH.COVERAGE_OF_COPY, match.coverage().ofCopy())
                    .set(CONTENT_MATCH.DETAIL, MatchJson.encode(match))
                    .onConflictDoNothing() // matches come best first, and the best of a reference and medium is kept
                    .execute();
        }
    }

    /**
     * Adds what later searches for new references found in contents; what was found before stays.
     *
     * @return the ids of sightings that are new
     */
    public List<String> addLater(SortedMap<String, List<Match>> found, long searchedTo) {
        return database.writeRepeating(dsl -> {
            List<String> added = new ArrayList<>();
            found.forEach((sha256, matches) -> {
                Map<String, List<Match>> before = decisions.restingOn(dsl, sha256);
                addMatches(dsl, sha256, matches);
                SightingGrades.renew(dsl, sha256);
                dsl.update(CONTENT)
                        .set(CONTENT.SEARCHED_TO, searchedTo)
                        .where(CONTENT.SHA256.eq(sha256), CONTENT.SEARCHED_TO.lt(searchedTo))
                        .execute();
                decisions.matchesChanged(dsl, sha256, before);
                added.addAll(sightings.addEverywhere(dsl, sha256));
            });
            return added;
        });
    }

    /**
     * What looking into bytes at a place came to, which was observed already, in a transaction of its own.
     *
     * @param looked empty when the bytes are known
     */
    public void recordAt(String place, Optional<Sighting> looked, Content content, long searchedTo) {
        boolean _ = database.writeRepeating(dsl -> {
            recordAt(dsl, LocalPlaces.key(place), looked, content, searchedTo);
            return true;
        });
    }

    /** The same in the transaction that is given, at a place by its key. */
    void recordAt(DSLContext dsl, String place, Optional<Sighting> looked, Content content, long searchedTo) {
        looked.ifPresentOrElse(
                sighting -> record(dsl, sighting, content, searchedTo), () -> seen(dsl, content.sha256(), place));
        OpenLooks.lookedInto(dsl, ids, place, content.sha256());
    }

    /**
     * What stands at a place, unchanged, was seen there for one organisation more: makes the sightings of its works there, and in it
     * where it is an archive.
     *
     * @param place its key
     * @param since when what stands there was seen there first
     * @return the ids of those that are new
     */
    public List<String> reached(DSLContext dsl, String place, Instant since) {
        return Viewers.standing(dsl, place, since.toEpochMilli()).stream()
                .flatMap(seen -> sightings.addAt(dsl, seen.content(), seen.place()).stream())
                .toList();
    }

    /** Known bytes were observed at a place: makes the sightings of the works in them there. */
    private void seen(DSLContext dsl, String sha256, String place) {
        List<String> _ = sightings.addAt(dsl, sha256, place);
    }

    /**
     * The fingerprint by which the sound of a content was compared.
     *
     * @throws RegistryException when another version of this program made it
     */
    public Optional<AudioFingerprint> sound(Content content) {
        return descriptor(content, Medium.AUDIO).map(AudioFingerprint.class::cast);
    }

    /**
     * The stored fingerprint of a picture.
     *
     * @throws RegistryException when another version of this program made it
     */
    public Optional<ImageFingerprint> picture(Content content) {
        return descriptor(content, Medium.IMAGE).map(ImageFingerprint.class::cast);
    }

    /**
     * The stored fingerprint of a text, which holds the text.
     *
     * @throws RegistryException when another version of this program made it
     */
    public Optional<TextFingerprint> text(Content content) {
        return descriptor(content, Medium.TEXT).map(TextFingerprint.class::cast);
    }

    private Optional<Fingerprint> descriptor(Content content, Medium medium) {
        Optional<byte[]> stored = database.read(dsl -> Descriptors.code(dsl, content.sha256(), medium));
        try {
            return stored.map(bytes -> Fingerprint.decode(medium, bytes));
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    "%s was compared by another version (%s): scan its place again"
                            .formatted(content.sha256(), e.getMessage()),
                    e);
        }
    }
}
