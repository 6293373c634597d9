package dev.colophon.crawl.frontier.redirect;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.sightings.GoneCopies;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.Observations;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Copies whose addresses redirected at the last look. What an address leads to is what stands there: the copy, or else nothing of it.
 * As long as nobody has looked there since, or nothing came that tells it, nobody knows whether the copy is there. Thread-safe.
 */
public final class RedirectedCopies {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final String PRESENT = "PRESENT";
    private static final String UNREADABLE = "UNREADABLE";
    private static final List<String> GONE = Stream.of(Outcome.values())
            .filter(Outcome::isGone)
            .map(Outcome::name)
            .toList();

    /** A visit that was redirected leaves a place without content. */
    private static final String LED =
            "select s.place from sighting s join place p on p.key = s.place where s.state = 'PRESENT' "
                    + "and p.content is null and p.visited_at is not null "
                    + "union select a.key from sighting s join place p on p.key = s.place "
                    + "join place a on a.key = p.archive where s.state = 'PRESENT' "
                    + "and a.content is null and a.visited_at is not null order by 1";

    private final Database database;
    private final Ids ids;
    private final KnownContents contents;
    private final Instant since;

    /**
     * To decide by looks that are not older than the redirects.
     *
     * @param ids of the looks that are added
     */
    public RedirectedCopies(Database database, Ids ids) {
        this(database, ids, Instant.MAX);
    }

    /** The same, by all looks since a time, too: those of a run that visits each place once, in whatever order. */
    public RedirectedCopies(Database database, Ids ids, Instant since) {
        this.database = database;
        this.ids = ids;
        this.contents = new KnownContents(database, ids);
        this.since = since;
    }

    /** Whether copies are there, as far as is known: at a place or, where that is an archive, in it. */
    public static boolean areAt(DSLContext dsl, String place) {
        return !GoneCopies.atAndIn(dsl, place).before().isEmpty();
    }

    /**
     * What is to be asked for next, of what a visit was led to. At the first redirect nobody knows since when that leads there; later on
     * a look of the last hour will do, so that addresses which lead to each other do not keep the crawl at them.
     */
    public static List<FoundUrl> unlooked(DSLContext dsl, Lease.Visit visit, List<FoundUrl> ledTo, Instant now) {
        long hourAgo = now.minus(FRESH).toEpochMilli();
        return ledTo.stream()
                .filter(url -> visit.content().isPresent()
                        || !dsl.fetchExists(PLACE, PLACE.KEY.eq(url.url().key()), PLACE.VISITED_AT.gt(hourAgo)))
                .toList();
    }

    /** Stores what is known by now of all places that the crawl visited. */
    public void settle() {
        database.read(dsl -> dsl.fetch(LED).getValues(0, String.class)).forEach(this::settle);
    }

    /**
     * Stores what is known by now of one place, by its key.
     *
     * @return the ids of sightings of copies that are gone
     */
    public List<String> settle(String place) {
        if (database.read(dsl -> settled(dsl, place)).isEmpty()) {
            return List.of();
        }
        return database.writeRepeating(dsl -> {
            GoneCopies copies = GoneCopies.atAndIn(dsl, place);
            Optional<Observation> look = settled(dsl, place);
            look.ifPresent(known -> {
                Observations.append(dsl, ids, List.of(known));
                if (known.outcome() == Outcome.CONTENT) {
                    List<String> _ = contents.reached(dsl, place, known.at());
                }
            });
            return copies.now(dsl);
        });
    }

    /** What stands at a place by what it leads to; empty while that is not known, and of one that leads nowhere. */
    private Optional<Observation> settled(DSLContext dsl, String place) {
        return newest(dsl, OBSERVATION.PLACE.eq(place))
                .filter(look -> look.outcome() == Outcome.FAILED
                        && KnownRedirects.target(look).isPresent())
                .flatMap(redirect -> end(dsl, redirect).flatMap(end -> settled(dsl, redirect, end)));
    }

    private static Optional<Observation> newest(DSLContext dsl, Condition which) {
        return dsl.select(OBSERVATION.fields())
                .from(OBSERVATION)
                .where(which)
                .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                .limit(1)
                .fetchOptional(Observations::read);
    }

    /** The newest look at what a redirect leads to at last. */
    private Optional<Observation> end(DSLContext dsl, Observation redirect) {
        long from = (redirect.at().isBefore(since) ? redirect.at() : since).toEpochMilli();
        Set<String> passed = new HashSet<>(Set.of(redirect.place()));
        Optional<Observation> look = Optional.of(redirect);
        while (look.isPresent()) {
            Optional<String> target = KnownRedirects.target(look.get()).map(LocalPlaces::key);
            if (target.isEmpty()) {
                return look;
            }
            if (!passed.add(target.get())) {
                return Optional.empty();
            }
            look = newest(dsl, OBSERVATION.PLACE.eq(target.get()))
                    .filter(newest -> newest.at().toEpochMilli() >= from);
        }
        return look;
    }

    private Optional<Observation> settled(DSLContext dsl, Observation redirect, Observation end) {
        if (end.outcome().isGone()) {
            return Optional.of(gone(redirect, end));
        }
        if (end.content().isEmpty()) {
            return Optional.empty();
        }
        String content = end.content().get();
        Optional<String> before = newest(
                        dsl, OBSERVATION.PLACE.eq(redirect.place()).and(OBSERVATION.CONTENT.isNotNull()))
                .flatMap(Observation::content);
        boolean same = before.filter(content::equals).isPresent();
        if (same || isCopy(dsl, redirect.place(), content)) {
            return Optional.of(there(redirect, end, same ? Outcome.UNCHANGED : Outcome.CONTENT));
        }
        boolean told = isLookedInto(dsl, content) && !isPart(dsl, end) && !maySome(dsl, redirect.place(), end.place());
        return told ? Optional.of(gone(redirect, end)) : Optional.empty();
    }

    /** Whether works that were seen at a place itself are in a content. */
    private static boolean isCopy(DSLContext dsl, String place, String content) {
        return dsl.fetchExists(
                SIGHTING.join(REFERENCE)
                        .on(REFERENCE.WORK.eq(SIGHTING.WORK))
                        .join(CONTENT_MATCH)
                        .on(CONTENT_MATCH.REFERENCE.eq(REFERENCE.ID)),
                SIGHTING.PLACE.eq(place),
                SIGHTING.STATE.eq(PRESENT),
                CONTENT_MATCH.CONTENT.eq(content));
    }

    private static boolean isLookedInto(DSLContext dsl, String content) {
        return dsl.fetchExists(CONTENT, CONTENT.SHA256.eq(content), CONTENT.KIND.ne(UNREADABLE));
    }

    /** Whether there may be more than was seen. */
    private static boolean isPart(DSLContext dsl, Observation look) {
        return look.cause().isPresent()
                || dsl.fetchExists(
                        OBSERVATION,
                        OBSERVATION.PLACE.eq(look.place()),
                        OBSERVATION.CONTENT.eq(look.content().orElse("")),
                        OBSERVATION.OUTCOME.eq(Outcome.CONTENT.name()),
                        OBSERVATION.CAUSE.isNotNull());
    }

    /**
     * Whether works of copies at a place, or in it, are on the page or in the archive that it leads to, or may be: of something on the
     * page nobody knows what it is, since it was not asked for yet, may not be, or gave nothing.
     */
    private static boolean maySome(DSLContext dsl, String place, String end) {
        var works = select(SIGHTING.WORK)
                .from(SIGHTING)
                .join(PLACE)
                .on(PLACE.KEY.eq(SIGHTING.PLACE))
                .where(SIGHTING.STATE.eq(PRESENT), PLACE.KEY.eq(place).or(PLACE.ARCHIVE.eq(place)));
        var shown = select(APPEARANCE.MEDIUM)
                .from(APPEARANCE)
                .where(APPEARANCE.PAGE.eq(end), APPEARANCE.ENDED_AT.isNull(), APPEARANCE.MEDIUM.ne(place));
        boolean there = dsl.fetchExists(
                SIGHTING.join(PLACE).on(PLACE.KEY.eq(SIGHTING.PLACE)),
                SIGHTING.STATE.eq(PRESENT),
                SIGHTING.WORK.in(works),
                PLACE.ARCHIVE.eq(end).or(PLACE.KEY.in(shown)));
        return there
                || dsl.fetchExists(
                        PLACE,
                        PLACE.KEY.in(shown),
                        PLACE.CONTENT.isNull(),
                        notExists(selectOne()
                                .from(OBSERVATION)
                                .where(OBSERVATION.PLACE.eq(PLACE.KEY), OBSERVATION.OUTCOME.in(GONE))));
    }

    private Observation there(Observation redirect, Observation end, Outcome outcome) {
        return new Observation(
                ids.next(),
                redirect.place(),
                later(redirect, end),
                outcome,
                end.status(),
                end.content(),
                end.textSha256(),
                end.contentType(),
                end.vantage(),
                Optional.empty(),
                Optional.empty());
    }

    private Observation gone(Observation redirect, Observation end) {
        return new Observation(
                ids.next(),
                redirect.place(),
                later(redirect, end),
                Outcome.MOVED,
                redirect.status(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                redirect.vantage(),
                redirect.cause(),
                redirect.warc());
    }

    private static Instant later(Observation redirect, Observation end) {
        return Collections.max(List.of(redirect.at(), end.at()));
    }
}
