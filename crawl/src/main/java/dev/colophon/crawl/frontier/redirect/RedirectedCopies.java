package dev.colophon.crawl.frontier.redirect;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.sightings.GoneCopies;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.Observations;
import dev.colophon.sightings.OpenLooks;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Copies whose addresses redirected at the last look, or had a page in their place. What an address leads to, and what that shows, is
 * what stands there: the copy, or else nothing of it. As long as nobody has looked there since, or nothing came that tells it, nobody
 * knows whether the copy is there. Thread-safe.
 */
public final class RedirectedCopies {

    private static final String PRESENT = "PRESENT";
    /** Few places redirect, and they have an index of their own. */
    private static final String REDIRECTED = "select p.key from place p where p.leads_to is not null "
            + "and (exists (select 1 from sighting s where s.place = p.key) or exists (select 1 from place e "
            + "join sighting s on s.place = e.key where e.archive = p.key)) order by p.key";

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

    /** Stores what is known by now of all places that the crawl visited. */
    public void settle() {
        database.read(dsl -> dsl.fetch(REDIRECTED).getValues(0, String.class)).forEach(this::settle);
    }

    /**
     * Stores what is known by now of one place, by its key.
     *
     * @return the ids of sightings of copies that are gone
     */
    public List<String> settle(String place) {
        return settle(place, true);
    }

    /** The same, where it is known whether all that stands on what it leads to was had; where not, it may be there alone. */
    public List<String> settle(String place, boolean all) {
        if (database.read(dsl -> settled(dsl, place))
                .filter(settled -> all || settled.there())
                .isEmpty()) {
            return List.of();
        }
        return database.writeRepeating(dsl -> {
            GoneCopies copies = GoneCopies.atAndIn(dsl, place);
            settled(dsl, place).ifPresent(settled -> store(dsl, settled));
            return copies.now(dsl);
        });
    }

    /**
     * What is known by now.
     *
     * @param there whether a copy is there; else none is
     */
    private record Settled(Observation look, boolean there) {}

    private void store(DSLContext dsl, Settled settled) {
        Observation look = settled.look();
        Observations.tell(dsl, ids, look);
        if (look.outcome() == Outcome.CONTENT) {
            List<String> _ = contents.reached(dsl, look.place(), look.at());
        }
        if (look.outcome() == Outcome.UNCHANGED) {
            Observations.append(dsl, ids, entries(dsl, look));
        }
        if (!settled.there() && look.content().isPresent()) {
            Observations.takenOut(dsl, ids, look.place(), look.at(), _ -> false); // a page in place of an archive
        }
    }

    /** What was in an archive, and was gone with it, is back with it. */
    private List<Observation> entries(DSLContext dsl, Observation archive) {
        return dsl
                .selectDistinct(PLACE.KEY)
                .from(PLACE)
                .join(SIGHTING)
                .on(SIGHTING.PLACE.eq(PLACE.KEY), SIGHTING.STATE.ne(PRESENT))
                .where(PLACE.ARCHIVE.eq(archive.place()))
                .orderBy(PLACE.KEY)
                .fetch(PLACE.KEY)
                .stream()
                .flatMap(entry -> newest(dsl, OBSERVATION.PLACE.eq(entry)).stream())
                .filter(look -> look.content().isPresent())
                .map(look ->
                        there(look.place(), archive.at(), archive, look.content(), Outcome.UNCHANGED, Optional.empty()))
                .toList();
    }

    /** What stands at a place by what it leads to, or shows; empty while that is not known, and of one that leads nowhere. */
    private Optional<Settled> settled(DSLContext dsl, String place) {
        return newest(dsl, OBSERVATION.PLACE.eq(place))
                .flatMap(look -> look.isOpen()
                        ? shown(dsl, look)
                        : Optional.of(look)
                                .filter(redirect -> redirect.outcome() == Outcome.FAILED
                                        && KnownRedirects.target(redirect).isPresent())
                                .flatMap(redirect -> end(dsl, redirect).flatMap(end -> led(dsl, redirect, end))));
    }

    private Optional<Settled> shown(DSLContext dsl, Observation look) {
        List<String> works =
                OpenLooks.inPlaceOf(dsl, look.place(), look.content().orElse(""));
        LedContent shown = new LedContent(dsl, look.place(), works);
        if (!works.isEmpty() && !shown.isWithout(look)) {
            return Optional.empty();
        }
        return Optional.of(
                look.saysNothingIsThere()
                        ? new Settled(nothing(look, later(look.at(), shown.latest())), false)
                        : new Settled(
                                look.told(ids.next(), later(look.at(), shown.latest()), shown.part(look)),
                                works.isEmpty()));
    }

    /** What a page says that says that nothing is there, and shows no copy. */
    private Observation nothing(Observation look, Instant at) {
        return Observation.missing(
                ids.next(),
                look.place(),
                at,
                Outcome.NOT_FOUND,
                look.status(),
                look.vantage(),
                "the server answered " + look.status().orElse(0));
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

    private Optional<Settled> led(DSLContext dsl, Observation redirect, Observation end) {
        if (end.outcome().isGone()) {
            return Optional.of(new Settled(gone(redirect, later(redirect.at(), end.at())), false));
        }
        if (end.content().isEmpty()) {
            return Optional.empty();
        }
        String content = end.content().get();
        Optional<String> before = newest(
                        dsl,
                        OBSERVATION
                                .PLACE
                                .eq(redirect.place())
                                .and(OBSERVATION.CONTENT.isNotNull())
                                .and(OBSERVATION.OUTCOME.ne(Outcome.FAILED.name())))
                .flatMap(Observation::content);
        boolean same = before.filter(content::equals).isPresent();
        LedContent led = new LedContent(dsl, redirect.place());
        if (same || led.isCopy(content)) {
            Optional<String> part = led.part(end);
            Outcome outcome = same && part.isEmpty() ? Outcome.UNCHANGED : Outcome.CONTENT;
            return Optional.of(new Settled(
                    there(redirect.place(), later(redirect.at(), end.at()), end, end.content(), outcome, part), true));
        }
        return led.isWithout(end)
                ? Optional.of(new Settled(gone(redirect, later(later(redirect.at(), end.at()), led.latest())), false))
                : Optional.empty();
    }

    /**
     * What stands at a place.
     *
     * @param by the look that tells it
     * @param part why there may be more than that
     */
    private Observation there(
            String place,
            Instant at,
            Observation by,
            Optional<String> content,
            Outcome outcome,
            Optional<String> part) {
        return new Observation(
                ids.next(),
                place,
                at,
                outcome,
                by.status(),
                content,
                content.equals(by.content()) ? by.textSha256() : Optional.empty(),
                by.contentType(),
                by.vantage(),
                part,
                Optional.empty());
    }

    private Observation gone(Observation redirect, Instant at) {
        return new Observation(
                ids.next(),
                redirect.place(),
                at,
                Outcome.MOVED,
                redirect.status(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                redirect.vantage(),
                redirect.cause(),
                redirect.warc());
    }

    private static Instant later(Instant one, Instant other) {
        return Collections.max(List.of(one, other));
    }
}
