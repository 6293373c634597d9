package dev.colophon.sightings.signal;

import static dev.colophon.store.schema.tables.LicenceSaying.LICENCE_SAYING;
import static dev.colophon.store.schema.tables.LicenceSignal.LICENCE_SIGNAL;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Speaker;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Stores what is said of licences, and what is not said any more. Takes part in transactions. */
public final class SignalWriter {

    /** A site says the same on each of its pages: when it said so last is kept to the hour. */
    private static final Duration SAME_TIME = Duration.ofHours(1);

    /** Of a page that redirects to another, and that to one more. */
    private static final int MOST_REDIRECTS = 10;

    private static final String SAYINGS =
            "select place, subject, statement_key, last_seen from licence_saying where place in (";

    private SignalWriter() {}

    /**
     * What looks changed, by subjects.
     *
     * @param fresh those of which something is said that was not before and may license them
     * @param ended those of which something is not said any more
     */
    public record Change(Set<String> fresh, Set<String> ended) {}

    private record Stored(long lastSeen, Optional<Long> endedAt) {

        /** What was read before it was found to have ended says nothing of now. */
        boolean isNewsAt(long at) {
            return endedAt.isPresent() ? at > endedAt.get() : lastSeen < at - SAME_TIME.toMillis();
        }
    }

    private record Saying(String place, SignalKey key) {}

    /** Whether anything was read in a place. */
    public static boolean isKnown(DSLContext dsl, String place) {
        return dsl.fetchExists(LICENCE_SAYING, LICENCE_SAYING.PLACE.eq(place));
    }

    /** Stores what was read; the same of the same subject is one row, whose last time is brought up to date. */
    public static Change store(DSLContext dsl, Collection<LicenceLook> looks, Instant seen) {
        long at = seen.toEpochMilli();
        Map<SignalKey, LicenceSignal> said = new TreeMap<>(); // one order for all writers: no deadlocks
        Map<SignalKey, Set<String>> places = new HashMap<>();
        for (LicenceLook look : looks) {
            for (LicenceSignal signal : look.said()) {
                SignalKey key = SignalKey.of(signal);
                said.putIfAbsent(key, signal);
                places.computeIfAbsent(key, _ -> new TreeSet<>()).add(look.place());
            }
        }
        Map<SignalKey, Stored> known = known(dsl, said.keySet());
        Map<Saying, Long> sayings = sayings(dsl, looks);
        Set<String> fresh = new TreeSet<>();
        said.forEach((key, signal) -> {
            Optional<Stored> stored = Optional.ofNullable(known.get(key));
            boolean begins = stored.isEmpty() || stored.get().endedAt().isPresent();
            boolean news = stored.isEmpty() || stored.get().isNewsAt(at);
            if (news) {
                upsert(dsl, key, signal, at);
            }
            if (!signal.isOfBytes() && (news || !begins)) {
                say(dsl, key, signal, news, places.getOrDefault(key, Set.of()), sayings, at);
            }
            if (begins && news && signal.mayLicense()) {
                fresh.add(key.subject());
            }
        });
        return new Change(fresh, end(dsl, missing(dsl, looks, sayings, at), at));
    }

    private static Map<SignalKey, Stored> known(DSLContext dsl, Collection<SignalKey> keys) {
        Map<SignalKey, Stored> known = new HashMap<>();
        Set<String> subjects = new TreeSet<>();
        keys.forEach(key -> subjects.add(key.subject()));
        for (List<String> some : Rows.parts(List.copyOf(subjects))) {
            dsl.select(
                            LICENCE_SIGNAL.SUBJECT,
                            LICENCE_SIGNAL.STATEMENT_KEY,
                            LICENCE_SIGNAL.LAST_SEEN,
                            LICENCE_SIGNAL.ENDED_AT)
                    .from(LICENCE_SIGNAL)
                    .where(LICENCE_SIGNAL.SUBJECT.in(some))
                    .forEach(row -> known.put(
                            new SignalKey(row.value1(), row.value2()),
                            new Stored(row.value3(), Optional.ofNullable(row.value4()))));
        }
        return known;
    }

    /**
     * What was said before where somebody looked now, and when last. Written out: a crawl asks for each page, and jOOQ takes
     * longer to write the statement than the database to find that nothing was said.
     */
    private static Map<Saying, Long> sayings(DSLContext dsl, Collection<LicenceLook> looks) {
        Set<String> places = new TreeSet<>();
        looks.forEach(look -> places.add(look.place()));
        return dsl.connectionResult(connection -> {
            Map<Saying, Long> sayings = new HashMap<>();
            for (List<String> some : Rows.parts(List.copyOf(places))) {
                String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
                try (PreparedStatement statement = connection.prepareStatement(SAYINGS + marks + ")")) {
                    for (int i = 0; i < some.size(); i++) {
                        statement.setString(i + 1, some.get(i));
                    }
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            SignalKey key = new SignalKey(rows.getString(2), rows.getString(3));
                            sayings.put(new Saying(rows.getString(1), key), rows.getLong(4));
                        }
                    }
                }
            }
            return sayings;
        });
    }

    private static void upsert(DSLContext dsl, SignalKey key, LicenceSignal signal, long seen) {
        dsl.insertInto(LICENCE_SIGNAL)
                .set(LICENCE_SIGNAL.SUBJECT, key.subject())
                .set(LICENCE_SIGNAL.STATEMENT_KEY, key.statement())
                .set(LICENCE_SIGNAL.STANDARD, signal.standard().name())
                .set(LICENCE_SIGNAL.SCOPE, signal.scope().name())
                .set(LICENCE_SIGNAL.EFFECT, signal.effect().name())
                .set(LICENCE_SIGNAL.STATEMENT, Sanitiser.fit(signal.statement(), 500))
                .set(LICENCE_SIGNAL.SAID_ON, Sanitiser.clean(signal.saidOn()))
                .set(LICENCE_SIGNAL.LOCATOR, Sanitiser.fit(signal.locator(), 200))
                .set(LICENCE_SIGNAL.SPEAKER, signal.speaker().name())
                .set(LICENCE_SIGNAL.PROOF, signal.proof().name())
                .set(
                        LICENCE_SIGNAL.TERMS,
                        signal.terms().map(uri -> Sanitiser.fit(uri, 2_000)).orElse(null))
                .set(LICENCE_SIGNAL.FIRST_SEEN, seen)
                .set(LICENCE_SIGNAL.LAST_SEEN, seen)
                .onConflict(LICENCE_SIGNAL.SUBJECT, LICENCE_SIGNAL.STATEMENT_KEY)
                .doUpdate()
                .set(LICENCE_SIGNAL.SAID_ON, excluded(LICENCE_SIGNAL.SAID_ON))
                .set(LICENCE_SIGNAL.LOCATOR, excluded(LICENCE_SIGNAL.LOCATOR))
                .set(LICENCE_SIGNAL.LAST_SEEN, greatest(LICENCE_SIGNAL.LAST_SEEN, excluded(LICENCE_SIGNAL.LAST_SEEN)))
                .set(LICENCE_SIGNAL.ENDED_AT, castNull(LICENCE_SIGNAL.ENDED_AT))
                .execute();
    }

    /** Keeps where it is said: of a copy or page, each place; of a site, the last, for each of its pages may say so. */
    private static void say(
            DSLContext dsl,
            SignalKey key,
            LicenceSignal signal,
            boolean news,
            Set<String> places,
            Map<Saying, Long> sayings,
            long at) {
        boolean site = signal.scope() == Scope.SITE || signal.scope() == Scope.HOST;
        if (site && news) {
            dsl.deleteFrom(LICENCE_SAYING).where(isSaying(key)).execute();
        }
        for (String place : places) {
            Long last = sayings.get(new Saying(place, key));
            if (news || (!site && last == null) || (last != null && last < at - SAME_TIME.toMillis())) {
                dsl.insertInto(LICENCE_SAYING)
                        .set(LICENCE_SAYING.PLACE, place)
                        .set(LICENCE_SAYING.SUBJECT, key.subject())
                        .set(LICENCE_SAYING.STATEMENT_KEY, key.statement())
                        .set(LICENCE_SAYING.LAST_SEEN, at)
                        .onConflict(LICENCE_SAYING.PLACE, LICENCE_SAYING.SUBJECT, LICENCE_SAYING.STATEMENT_KEY)
                        .doUpdate()
                        .set(
                                LICENCE_SAYING.LAST_SEEN,
                                greatest(LICENCE_SAYING.LAST_SEEN, excluded(LICENCE_SAYING.LAST_SEEN)))
                        .execute();
            }
        }
    }

    private static Condition isSaying(SignalKey key) {
        return LICENCE_SAYING.SUBJECT.eq(key.subject()).and(LICENCE_SAYING.STATEMENT_KEY.eq(key.statement()));
    }

    private static Condition isSignal(SignalKey key) {
        return LICENCE_SIGNAL.SUBJECT.eq(key.subject()).and(LICENCE_SIGNAL.STATEMENT_KEY.eq(key.statement()));
    }

    /** What a place said before and does not say now, in the order of all writers. */
    private static Map<SignalKey, Set<String>> missing(
            DSLContext dsl, Collection<LicenceLook> looks, Map<Saying, Long> sayings, long at) {
        Map<String, LicenceLook.Extent> read = new HashMap<>();
        Set<Saying> said = new HashSet<>();
        for (LicenceLook look : looks) {
            read.merge(look.place(), look.extent(), (one, other) -> one.compareTo(other) > 0 ? one : other);
            look.said().forEach(signal -> said.add(new Saying(look.place(), SignalKey.of(signal))));
        }
        Map<SignalKey, Set<String>> missing = new TreeMap<>();
        sayings.forEach((saying, last) -> {
            LicenceLook.Extent extent = read.getOrDefault(saying.place(), LicenceLook.Extent.PART);
            if (extent != LicenceLook.Extent.PART
                    && last < at
                    && !said.contains(saying)
                    && (extent == LicenceLook.Extent.WHOLE || !isOfServer(dsl, saying.key()))) {
                missing.computeIfAbsent(saying.key(), _ -> new TreeSet<>()).add(saying.place());
            }
        });
        return missing;
    }

    private static boolean isOfServer(DSLContext dsl, SignalKey key) {
        return dsl.fetchExists(LICENCE_SIGNAL, isSignal(key).and(LICENCE_SIGNAL.SPEAKER.eq(Speaker.SERVER.name())));
    }

    private static Set<String> end(DSLContext dsl, Map<SignalKey, Set<String>> missing, long at) {
        Set<String> licensed = new TreeSet<>();
        Map<SignalKey, Set<String>> next = missing;
        for (int hop = 0; hop < MOST_REDIRECTS && !next.isEmpty(); hop++) {
            Map<SignalKey, Set<String>> led = new TreeMap<>();
            next.forEach((key, places) -> {
                if (end(dsl, key, places, at)) {
                    licensed.add(key.subject());
                    ledTo(dsl, key).forEach(target -> led.put(target, Set.of(key.subject())));
                }
            });
            next = led;
        }
        return licensed;
    }

    /** Whether it was said in these places only. */
    private static boolean end(DSLContext dsl, SignalKey key, Set<String> places, long at) {
        // Of two places that stop at once, this lets the second see that the first did.
        dsl.update(LICENCE_SIGNAL)
                .set(LICENCE_SIGNAL.LAST_SEEN, LICENCE_SIGNAL.LAST_SEEN)
                .where(isSignal(key))
                .execute();
        dsl.deleteFrom(LICENCE_SAYING)
                .where(isSaying(key), LICENCE_SAYING.PLACE.in(places))
                .execute();
        return dsl.update(LICENCE_SIGNAL)
                        .set(LICENCE_SIGNAL.ENDED_AT, at)
                        .where(
                                isSignal(key),
                                LICENCE_SIGNAL.ENDED_AT.isNull(),
                                notExists(select(LICENCE_SAYING.PLACE)
                                        .from(LICENCE_SAYING)
                                        .where(isSaying(key))))
                        .execute()
                > 0;
    }

    /** The same of where its subject redirects to. */
    private static List<SignalKey> ledTo(DSLContext dsl, SignalKey key) {
        List<SignalKey> led = new ArrayList<>();
        dsl.select(LICENCE_SAYING.SUBJECT)
                .from(LICENCE_SAYING)
                .where(
                        LICENCE_SAYING.PLACE.eq(key.subject()),
                        LICENCE_SAYING.STATEMENT_KEY.eq(key.statement()),
                        LICENCE_SAYING.SUBJECT.ne(key.subject()))
                .forEach(row -> led.add(new SignalKey(row.value1(), key.statement())));
        return led;
    }

    /** What is said of a place is said of where it redirects to. */
    public static void moved(DSLContext dsl, String from, String to, Instant at) {
        Condition moving = LICENCE_SIGNAL
                .SUBJECT
                .eq(from)
                .and(LICENCE_SIGNAL.SCOPE.eq(Scope.ASSET.name()))
                .and(LICENCE_SIGNAL.ENDED_AT.isNull());
        long time = at.toEpochMilli();
        dsl.insertInto(LICENCE_SIGNAL)
                .columns(LICENCE_SIGNAL.fields())
                .select(dsl.select(
                                val(to),
                                LICENCE_SIGNAL.STATEMENT_KEY,
                                LICENCE_SIGNAL.STANDARD,
                                LICENCE_SIGNAL.SCOPE,
                                LICENCE_SIGNAL.EFFECT,
                                LICENCE_SIGNAL.STATEMENT,
                                LICENCE_SIGNAL.SAID_ON,
                                LICENCE_SIGNAL.LOCATOR,
                                LICENCE_SIGNAL.SPEAKER,
                                LICENCE_SIGNAL.PROOF,
                                LICENCE_SIGNAL.TERMS,
                                val(time),
                                val(time),
                                castNull(LICENCE_SIGNAL.ENDED_AT))
                        .from(LICENCE_SIGNAL)
                        .where(moving))
                .onConflict(LICENCE_SIGNAL.SUBJECT, LICENCE_SIGNAL.STATEMENT_KEY)
                .doUpdate()
                .set(LICENCE_SIGNAL.ENDED_AT, castNull(LICENCE_SIGNAL.ENDED_AT))
                .execute();
        dsl.insertInto(LICENCE_SAYING)
                .columns(LICENCE_SAYING.fields())
                .select(dsl.select(val(from), val(to), LICENCE_SIGNAL.STATEMENT_KEY, val(time))
                        .from(LICENCE_SIGNAL)
                        .where(moving))
                .onConflictDoNothing()
                .execute();
    }
}
