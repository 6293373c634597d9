package dev.colophon.cases.retention;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;

import dev.colophon.registry.Catalogue;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.FileLooks;
import dev.colophon.sightings.Presence;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.store.schema.DefaultSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** All that can be asked of what was seen, as lines without ids, so that two worlds of one seed can be compared. */
final class RetentionAnswers {

    private static final Set<String> TELLING = Set.of("CONTENT", "UNCHANGED", "NOT_FOUND", "SOFT_NOT_FOUND", "MOVED");

    private final Catalogue catalogue;
    private final List<String> contents;
    private final List<Instant> times;
    private final List<String> lines = new ArrayList<>();

    private RetentionAnswers(Catalogue catalogue, List<String> contents, List<Instant> times) {
        this.catalogue = catalogue;
        this.contents = contents;
        this.times = times;
    }

    static List<String> of(Catalogue catalogue, List<String> contents, List<Instant> times) {
        RetentionAnswers answers = new RetentionAnswers(catalogue, contents, times);
        answers.sightings();
        answers.places();
        return answers.lines;
    }

    private void sightings() {
        Sightings sightings = new Sightings(catalogue.database(), Organisation.FIRST);
        Decisions decisions = new Decisions(catalogue.database(), Organisation.FIRST, catalogue.ids());
        sightings.list(SightingQuery.ALL).stream()
                .map(sighting -> line(sighting) + " "
                        + decisions.of(sighting.id()).stream()
                                .map(Decision::state)
                                .toList())
                .sorted()
                .forEach(lines::add);
        for (Instant time : times) {
            lines.add("gone since " + time + " "
                    + sightings.goneSince(time).stream()
                            .map(RetentionAnswers::line)
                            .sorted()
                            .toList());
        }
    }

    private static String line(StoredSighting sighting) {
        return String.join(
                " ",
                sighting.place(),
                sighting.work().title(),
                sighting.content().content().sha256().substring(0, 8),
                sighting.state().name(),
                sighting.decisionState().name(),
                sighting.firstSeen().toString(),
                sighting.lastSeen().toString(),
                sighting.look().at().toString(),
                sighting.look().outcome().name(),
                sighting.look().status().toString(),
                sighting.look().vantage().toString(),
                sighting.look().warc().toString(),
                sighting.matches().size() + " matches",
                sighting.pages().toString());
    }

    private void places() {
        FileLooks looks = new FileLooks(catalogue, Organisation.FIRST.id());
        Sightings sightings = new Sightings(catalogue.database(), Organisation.FIRST);
        Map<String, String> places = catalogue
                .database()
                .read(dsl -> dsl.select(PLACE.URI, PLACE.KEY).from(PLACE).fetchMap(PLACE.URI, PLACE.KEY));
        for (String place : new TreeSet<>(places.keySet())) {
            lines.add(place + " holds " + looks.present(place) + " entries " + looks.hasEntries(place));
            for (String sha256 : contents) {
                lines.add("%s %s known %s last %s back %s at %d"
                        .formatted(
                                place,
                                sha256.substring(0, 8),
                                looks.isKnown(place, sha256),
                                looks.lastSeen(place, sha256),
                                sightings.presence(place, sha256) == Presence.BACK,
                                sightings.at(place, sha256).size()));
            }
            String key = places.get(place);
            lines.add(place + " " + catalogue.database().<List<String>>read(dsl -> history(dsl, key)));
            lines.add(place + " " + catalogue.database().<List<String>>read(dsl -> standing(dsl, key)));
        }
        for (Instant since : times) {
            List<String> notMet = new ArrayList<>();
            looks.forEachNotMet("/folder/", since, notMet::add);
            lines.add("not met since " + since + " " + notMet.stream().sorted().toList());
        }
        lines.add("numbered " + looks.numbered("/folder/").stream().sorted().toList());
    }

    /** Appeared, changed, went, came back: each thing that was said, when it began and when it ended. */
    private static List<String> history(DSLContext dsl, String place) {
        List<String> history = new ArrayList<>();
        String last = "";
        Instant end = Instant.EPOCH;
        for (var row : dsl.selectFrom(OBSERVATION)
                .where(OBSERVATION.PLACE.eq(place))
                .orderBy(OBSERVATION.AT, OBSERVATION.ID)) {
            String said =
                    List.of(OBSERVATION.OUTCOME, OBSERVATION.CONTENT, OBSERVATION.VANTAGE, OBSERVATION.CAUSE).stream()
                            .map(field -> String.valueOf(row.get(field)))
                            .collect(Collectors.joining(" "));
            Instant at = Instant.ofEpochMilli(row.get(OBSERVATION.AT));
            if (!said.equals(last)) {
                history.add("until " + end + ", from " + at + " " + said);
            }
            last = said;
            end = at;
        }
        history.add("until " + end);
        return history;
    }

    /** What stood there at times. */
    private List<String> standing(DSLContext dsl, String place) {
        return times.stream()
                .map(time -> String.valueOf(dsl.select(OBSERVATION.CONTENT)
                        .from(OBSERVATION)
                        .where(
                                OBSERVATION.PLACE.eq(place),
                                OBSERVATION.AT.le(time.toEpochMilli()),
                                OBSERVATION.OUTCOME.in(TELLING))
                        .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                        .limit(1)
                        .fetchOptional(OBSERVATION.CONTENT)))
                .toList();
    }

    /** How many rows there are in each table. */
    static Map<String, Integer> rows(Catalogue catalogue) {
        return catalogue.database().read(dsl -> {
            Map<String, Integer> rows = new TreeMap<>();
            DefaultSchema.DEFAULT_SCHEMA.getTables().forEach(table -> rows.put(table.getName(), dsl.fetchCount(table)));
            return rows;
        });
    }

    static List<Instant> every(Duration step, Instant from, Instant to) {
        List<Instant> times = new ArrayList<>();
        for (Instant time = from; time.isBefore(to); time = time.plus(step)) {
            times.add(time);
        }
        return times;
    }
}
