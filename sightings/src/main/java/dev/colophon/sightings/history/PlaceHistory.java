package dev.colophon.sightings.history;

import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.Observations;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.Viewers;
import dev.colophon.sightings.history.PastLook.Meaning;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What looks at a place say to an organisation, of those since it sees the place. Thread-safe. */
public final class PlaceHistory {

    private static final List<String> GONE = Arrays.stream(Outcome.values())
            .filter(Outcome::isGone)
            .map(Enum::name)
            .toList();
    private static final String UNREADABLE = "UNREADABLE";

    private final Database database;
    private final Organisation organisation;

    public PlaceHistory(Database database, Organisation organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /** Whether the organisation sees what stands at a place, by its URI. */
    public boolean isSeen(String place) {
        return database.read(dsl ->
                Viewers.since(dsl, LocalPlaces.key(place), organisation.id()).isPresent());
    }

    /**
     * A page of looks, the newest first.
     *
     * @param place its URI
     * @param after the id of the last look of the page before
     */
    public List<PastLook> looks(String place, Optional<String> after, int most) {
        String key = LocalPlaces.key(place);
        return database.read(dsl -> {
            Optional<Instant> since = Viewers.since(dsl, key, organisation.id());
            return since.isEmpty() ? List.of() : meanings(dsl, key, page(dsl, key, since.get(), after, most));
        });
    }

    private static List<Observation> page(DSLContext dsl, String key, Instant since, Optional<String> after, int most) {
        Condition which = OBSERVATION.PLACE.eq(key).and(OBSERVATION.AT.ge(since.toEpochMilli()));
        if (after.isPresent()) {
            which = which.and(row(OBSERVATION.AT, OBSERVATION.ID)
                    .lt(select(OBSERVATION.AT, OBSERVATION.ID)
                            .from(OBSERVATION)
                            .where(OBSERVATION.ID.eq(after.get()), OBSERVATION.PLACE.eq(key))));
        }
        return dsl.select(OBSERVATION.fields())
                .from(OBSERVATION)
                .where(which)
                .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                .limit(most)
                .fetch(Observations::read);
    }

    private List<PastLook> meanings(DSLContext dsl, String key, List<Observation> looks) {
        Map<String, List<String>> works = new HashMap<>();
        dsl.select(SIGHTING.CONTENT, WORK.TITLE)
                .from(SIGHTING)
                .join(WORK)
                .on(WORK.ID.eq(SIGHTING.WORK))
                .where(SIGHTING.PLACE.eq(key), SIGHTING.ORGANISATION.eq(organisation.id()))
                .orderBy(SIGHTING.ID)
                .forEach(found -> works.computeIfAbsent(found.value1(), _ -> new ArrayList<>())
                        .add(found.value2()));
        Set<String> read = dsl.select(CONTENT.SHA256)
                .from(CONTENT)
                .where(
                        CONTENT.SHA256.in(looks.stream()
                                .flatMap(look -> look.content().stream())
                                .collect(Collectors.toSet())),
                        CONTENT.KIND.ne(UNREADABLE))
                .fetchSet(CONTENT.SHA256);
        Set<String> parts = dsl.selectDistinct(OBSERVATION.CONTENT)
                .from(OBSERVATION)
                .where(
                        OBSERVATION.PLACE.eq(key),
                        OBSERVATION.OUTCOME.eq(Outcome.CONTENT.name()),
                        OBSERVATION.CAUSE.isNotNull(),
                        OBSERVATION.CONTENT.isNotNull())
                .fetchSet(OBSERVATION.CONTENT);
        return looks.stream()
                .map(look -> {
                    List<String> seen = look.content().map(works::get).orElse(List.of());
                    boolean part = look.content().filter(parts::contains).isPresent();
                    return new PastLook(look, meaning(look, !seen.isEmpty(), part, read), seen);
                })
                .toList();
    }

    /** @param part whether its bytes do not tell what else stands there */
    private static Meaning meaning(Observation look, boolean copy, boolean part, Set<String> read) {
        if (look.outcome().isGone()) {
            return Meaning.GONE;
        }
        if (copy) {
            return Meaning.COPY;
        }
        if (!look.outcome().tells() || part || look.cause().isPresent()) {
            return Meaning.UNKNOWN;
        }
        return look.content().filter(read::contains).isPresent() ? Meaning.NO_COPY : Meaning.NOT_READ;
    }

    /** When a copy was found gone, and when it came back, the first first. */
    public List<PastAbsence> absences(StoredSighting sighting) {
        String key = LocalPlaces.key(sighting.place());
        return database.read(dsl -> {
            Set<String> copies = dsl.select(SIGHTING.CONTENT)
                    .from(SIGHTING)
                    .where(
                            SIGHTING.PLACE.eq(key),
                            SIGHTING.WORK.eq(sighting.work().id()))
                    .fetchSet(SIGHTING.CONTENT);
            return absences(
                    steps(dsl, key, sighting.firstSeen()),
                    sighting.content().content().sha256(),
                    copies);
        });
    }

    private static List<Observation> steps(DSLContext dsl, String key, Instant since) {
        List<Observation> steps = new ArrayList<>();
        dsl.select(OBSERVATION.fields())
                .from(OBSERVATION)
                .where(OBSERVATION.PLACE.eq(key), OBSERVATION.AT.ge(since.toEpochMilli()))
                .forEach(found -> steps.add(Observations.read(found)));
        dsl.select(OBSERVATION.fields())
                .from(OBSERVATION)
                .where(
                        OBSERVATION.PLACE.eq(select(PLACE.ARCHIVE).from(PLACE).where(PLACE.KEY.eq(key))),
                        OBSERVATION.AT.ge(since.toEpochMilli()),
                        OBSERVATION.OUTCOME.in(GONE))
                .forEach(found -> steps.add(Observations.read(found)));
        steps.sort(Comparator.comparing(Observation::at).thenComparing(Observation::id));
        return steps;
    }

    /** What {@code SightingStates.store} says at each step. */
    private static List<PastAbsence> absences(List<Observation> steps, String content, Set<String> copies) {
        List<PastAbsence> all = new ArrayList<>();
        Set<String> parts = new HashSet<>();
        boolean there = false;
        for (Observation look : steps) {
            boolean here = look.content().filter(content::equals).isPresent();
            if (look.outcome() == Outcome.CONTENT && look.cause().isPresent()) {
                look.content().ifPresent(parts::add);
            }
            boolean part = !here && look.content().filter(parts::contains).isPresent();
            if (part || !(here || look.outcome().tells())) {
                continue;
            }
            if (here && !there && !all.isEmpty()) {
                PastAbsence last = all.removeLast();
                all.add(new PastAbsence(last.found(), last.replaced(), Optional.of(look.at())));
            } else if (!here && there) {
                all.add(new PastAbsence(
                        look, look.content().filter(copies::contains).isPresent(), Optional.empty()));
            }
            there = here;
        }
        return all;
    }
}
