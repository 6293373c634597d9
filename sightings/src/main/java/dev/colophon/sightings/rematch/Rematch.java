package dev.colophon.sightings.rematch;

import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.ContentDescriptors.CONTENT_DESCRIPTORS;
import static dev.colophon.store.schema.tables.Fingerprint.FINGERPRINT;
import static dev.colophon.store.schema.tables.IndexChange.INDEX_CHANGE;
import static dev.colophon.store.schema.tables.IndexHead.INDEX_HEAD;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
import dev.colophon.registry.Catalogue;
import dev.colophon.sightings.Descriptors;
import dev.colophon.sightings.KnownContents;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Finds works registered later in what was looked into before, by the descriptors that were kept: the new references are looked up
 * among the descriptors of contents, and only contents that may share something with one are searched again. Can be stopped at
 * any time and goes on where it was.
 */
public final class Rematch {

    private static final int PAGE = 100;

    /** Contents that are searched again before what was found is stored: a transaction takes as long as a search. */
    private static final int AT_ONCE = 20;

    private final Database database;
    private final Home home;
    private final Catalogue.IndexOpener indexes;
    private final Duration patience;
    private final KnownContents contents;

    /**
     * Of what was looked into by those who use this catalogue.
     *
     * @param patience how long to wait for another process that rematches in this home
     */
    public Rematch(Catalogue catalogue, Home home, Catalogue.IndexOpener indexes, Duration patience) {
        this.database = catalogue.database();
        this.home = home;
        this.indexes = indexes;
        this.patience = patience;
        this.contents = KnownContents.of(catalogue);
    }

    /**
     * What came of it.
     *
     * @param references that were looked up
     * @param searched contents that may share something with one, or that came late
     * @param found sightings that are new
     */
    public record Result(long references, int searched, int found) {

        /** There was nothing to do. */
        public static final Result NOTHING = new Result(0, 0, 0);
    }

    /** How many references were not looked up in all contents, of those up to this position of the index. */
    public long waiting(long position) {
        return Math.max(0, position - database.<Long>read(Rematch::rematchedTo));
    }

    /** Whether there is something to do with the index at this position. */
    public boolean isBehind(long position) {
        return waiting(position) > 0 || database.<Boolean>read(dsl -> dsl.fetchExists(CONTENT, late()));
    }

    /**
     * Brings what is known of all contents to the state of the index.
     *
     * @param position of the index
     * @param search what references share content with these fingerprints, in the index at that position
     * @param progress told after each reference
     * @param found told the id of each new sighting, after it is stored
     * @throws dev.colophon.store.StoreException when another process rematches in this home for longer than we wait
     */
    public Result run(
            long position, Function<List<Fingerprint>, List<Match>> search, Runnable progress, Consumer<String> found) {
        Run run = new Run(position, search, found);
        long references = 0;
        try (ContentIndex index = ContentIndex.open(home, database, indexes, patience)) {
            boolean finished = false;
            while (!finished) {
                run.searchLate();
                long reached = index.sync();
                references = Math.max(references, run.lookUp(index, reached, progress));
                finished = database.<Boolean>write(dsl -> finish(dsl, position, reached));
            }
        }
        return new Result(references, run.searched.size(), run.found);
    }

    private final class Run {

        private final long position;
        private final Function<List<Fingerprint>, List<Match>> search;
        private final Consumer<String> listener;
        private final Set<String> searched = new HashSet<>();
        private int found;

        Run(long position, Function<List<Fingerprint>, List<Match>> search, Consumer<String> listener) {
            this.position = position;
            this.search = search;
            this.listener = listener;
        }

        /** KnownContents that were searched in a state of the index that rematching has left behind, and that nobody has taken up. */
        void searchLate() {
            while (true) {
                List<String> late = database.read(dsl -> dsl.select(CONTENT.SHA256)
                        .from(CONTENT)
                        .where(late())
                        .orderBy(CONTENT.SHA256)
                        .limit(PAGE)
                        .fetch(CONTENT.SHA256));
                if (late.isEmpty()) {
                    return;
                }
                List<String> _ = searchAgain(late);
            }
        }

        /** Looks up the references that were not; returns how many. */
        long lookUp(ContentIndex index, long reached, Runnable progress) {
            long from = database.<Long>read(Rematch::rematchedTo);
            for (long last = from; last < position; ) {
                long after = last;
                List<Change> changes = database.read(dsl -> dsl.select(INDEX_CHANGE.POSITION, INDEX_CHANGE.REFERENCE)
                        .from(INDEX_CHANGE)
                        .where(INDEX_CHANGE.POSITION.gt(after), INDEX_CHANGE.POSITION.le(position))
                        .orderBy(INDEX_CHANGE.POSITION)
                        .limit(PAGE)
                        .fetch(row -> new Change(row.value1(), row.value2())));
                if (changes.isEmpty()) {
                    break;
                }
                for (Change change : changes) {
                    Set<String> copies = new TreeSet<>();
                    fingerprints(change.reference()).forEach(print -> copies.addAll(index.copiesOf(print)));
                    copies.removeAll(searched);
                    index.remove(searchAgain(List.copyOf(copies)));
                    progress.run();
                }
                last = changes.getLast().position();
                long done = last;
                database.<Boolean>write(dsl -> finish(dsl, done, reached));
            }
            return Math.max(0, position - from);
        }

        /** Returns those that have no descriptors to search by. */
        private List<String> searchAgain(List<String> all) {
            List<String> gone = new ArrayList<>();
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
                Map<String, List<Fingerprint>> descriptors = database.read(dsl -> Descriptors.of(dsl, some));
                SortedMap<String, List<Match>> matches = new TreeMap<>();
                descriptors.forEach((content, prints) -> matches.put(content, search.apply(prints)));
                List<String> added = contents.addLater(matches, position);
                searched.addAll(matches.keySet());
                found += added.size();
                added.forEach(listener);
                some.stream().filter(content -> !matches.containsKey(content)).forEach(gone::add);
            }
            return gone;
        }
    }

    private record Change(long position, String reference) {}

    private List<Fingerprint> fingerprints(String reference) {
        List<Fingerprint> found = new ArrayList<>();
        database.read(dsl -> dsl.select(FINGERPRINT.MEDIUM, FINGERPRINT.CODE)
                        .from(FINGERPRINT)
                        .where(FINGERPRINT.REFERENCE.eq(reference))
                        .fetch())
                .forEach(row -> found.add(Fingerprint.decode(Medium.valueOf(row.value1()), row.value2())));
        return found;
    }

    private static long rematchedTo(DSLContext dsl) {
        return dsl.select(INDEX_HEAD.REMATCHED_TO).from(INDEX_HEAD).fetchSingle(INDEX_HEAD.REMATCHED_TO);
    }

    private static Condition late() {
        return CONTENT.POSITION
                .isNull()
                .and(CONTENT.SEARCHED_TO.lt(select(INDEX_HEAD.REMATCHED_TO).from(INDEX_HEAD)))
                .and(Descriptors.arePresent(CONTENT.SHA256));
    }

    /** False when others were given positions meanwhile: they have to be looked at before rematching says that it has come so far. */
    private static boolean finish(DSLContext dsl, long position, long reached) {
        return dsl.update(INDEX_HEAD)
                        .set(
                                INDEX_HEAD.REMATCHED_TO,
                                when(INDEX_HEAD.REMATCHED_TO.lt(position), position)
                                        .otherwise(INDEX_HEAD.REMATCHED_TO))
                        .where(INDEX_HEAD.CONTENTS.eq(reached))
                        .execute()
                > 0;
    }

    /** Forgets the descriptors of what was seen last before that time and matched nothing; returns of how many contents. */
    public int forget(Instant before) {
        return database.write(dsl -> {
            Condition old = notExists(selectOne()
                            .from(OBSERVATION)
                            .where(OBSERVATION.CONTENT.eq(CONTENT.SHA256), OBSERVATION.AT.ge(before.toEpochMilli())))
                    .and(notExists(selectOne().from(SIGHTING).where(SIGHTING.CONTENT.eq(CONTENT.SHA256))))
                    .and(CONTENT.LOOKED_AT.lt(before.toEpochMilli()));
            List<String> forgotten = dsl.select(CONTENT.SHA256)
                    .from(CONTENT)
                    .where(
                            old,
                            exists(selectOne()
                                    .from(CONTENT_DESCRIPTORS)
                                    .where(CONTENT_DESCRIPTORS.CONTENT.eq(CONTENT.SHA256))))
                    .fetch(CONTENT.SHA256);
            long rematchedTo = rematchedTo(dsl);
            for (String content : forgotten) {
                dsl.update(CONTENT)
                        .set(
                                CONTENT.SEARCHED_TO,
                                when(
                                                CONTENT.POSITION
                                                        .gt(KnownContents.NO_POSITION)
                                                        .and(CONTENT.SEARCHED_TO.lt(rematchedTo)),
                                                rematchedTo)
                                        .otherwise(CONTENT.SEARCHED_TO))
                        .set(CONTENT.POSITION, KnownContents.NO_POSITION)
                        .where(CONTENT.SHA256.eq(content))
                        .execute();
                Descriptors.replace(dsl, content, List.of());
            }
            return forgotten.size();
        });
    }
}
