package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.SourcePlace.SOURCE_PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.Texts;
import dev.colophon.registry.Works;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.sightings.Observation.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random worlds of two organisations: each sees exactly its own works, and of those what it looked at itself, or what stood where
 * its sources lead since they were visited for it.
 */
abstract class OrganisationsContract extends OpenSightings {

    private static final int STEPS = 80;
    private static final int TEXTS = 6;
    private static final List<String> PLACES =
            List.of("https://one.example/", "https://two.example/a", "https://two.example/b", "/folder/file.txt");

    /** Only the second organisation may go there. */
    private static final String PRIVATE = PLACES.get(2);

    /** The numbers of the texts that an organisation has registered. */
    private final Map<Organisation, Set<Integer>> registered = new HashMap<>();

    /** What stood at a place: numbers of texts, two to a file or one. */
    private record Look(String place, List<Integer> texts, Instant at, Outcome outcome) {}

    private final List<Look> looks = new ArrayList<>();

    /** From when on an organisation sees a place; {@code NEVER} from its source on until that is visited for it. */
    private final Map<Organisation, Map<String, Instant>> since = new HashMap<>();

    private static final Instant NEVER = Instant.MAX;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void neitherSeesWhatIsTheOthers(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<Organisation> organisations = List.of(Organisation.FIRST, another("label"));
        organisations.forEach(organisation -> source(organisation));
        for (int step = 0; step < STEPS; step++) {
            Instant now = NOW.plusSeconds(step);
            Organisation one = organisations.get(random.nextInt(2));
            String place = PLACES.get(random.nextInt(PLACES.size()));
            List<Integer> texts = random.nextBoolean()
                    ? List.of(random.nextInt(TEXTS))
                    : List.of(random.nextInt(TEXTS), random.nextInt(TEXTS));
            switch (random.nextInt(8)) {
                case 0, 1 -> register(one, random.nextInt(TEXTS));
                case 2 -> rematch();
                case 3 -> lead(one, place);
                case 4 -> {
                    if (!place.equals(PRIVATE) || !one.equals(Organisation.FIRST)) {
                        scan(one, place, texts, now);
                    }
                }
                default -> visit(place, texts, now, organisations);
            }
        }
        rematch();
        for (Organisation organisation : organisations) {
            check(organisation, "seed " + seed + ", " + organisation.name());
        }
    }

    /** Nobody watches a place any more, and one of those that did registers a work: it saw what stood there, the other did not. */
    @Test
    void whoWatchesNothingIsNotToldWhereOthersLead() throws Exception {
        Organisation label = another("label");
        source(label);
        lead(label, PRIVATE);
        visit(PRIVATE, List.of(1), NOW, List.of(label));
        register(Organisation.FIRST, 1);
        assertThat(rematch().found()).isZero();
        assertThat(sightings().count()).isZero();
        register(label, 1);
        assertThat(rematch().found()).isEqualTo(1);
        assertThat(new Sightings(catalogue.database(), label).count()).isEqualTo(1);
    }

    private void register(Organisation organisation, int number) throws Exception {
        register(organisation, new Submission(file(number + ".txt", Texts.text(number)), by("Ada", "" + number)));
        own(organisation).add(number);
    }

    private Set<Integer> own(Organisation organisation) {
        return registered.computeIfAbsent(organisation, _ -> new HashSet<>());
    }

    private Map<String, Instant> since(Organisation organisation) {
        return since.computeIfAbsent(organisation, _ -> new HashMap<>());
    }

    private void source(Organisation organisation) {
        catalogue
                .database()
                .change(dsl -> dsl.execute(
                        "insert into source (id, organisation, kind, seed, seed_key, every_ms, depth, pages_a_day, bytes_a_day, "
                                + "include_patterns, exclude_patterns, follow_nofollow, elsewhere, render, allowed_hosts, paused, "
                                + "held_until, due_at, created_at) values (?, ?, 'PAGE', 's', 's', 0, 0, 1, 1, '', '', false, "
                                + "false, false, '', false, 0, 0, 0)",
                        organisation.id(),
                        organisation.id()));
    }

    /** The source of an organisation leads to a place. */
    private void lead(Organisation organisation, String place) {
        catalogue
                .database()
                .change(dsl -> dsl.execute(
                        "insert into source_place (source, place, depth, hops, state, reached_at) values (?, ?, 0, 0, 'OPEN', null) "
                                + "on conflict do nothing",
                        organisation.id(),
                        LocalPlaces.local(dsl, place)));
        since(organisation).putIfAbsent(place, NEVER);
    }

    private void scan(Organisation organisation, String place, List<Integer> texts, Instant now) throws Exception {
        Content content = content(text(texts));
        looks.add(new Look(place, texts, now, outcome(place, texts)));
        new FileLooks(catalogue, organisation.id())
                .store(
                        new FileLook(place, now, content),
                        contents().known(content.sha256(), position()).isPresent()
                                ? Optional.empty()
                                : Optional.of(looked(place, text(texts), now)),
                        position());
        since(organisation).merge(place, now, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** As the crawl does, for those whose sources lead there and who may go there. */
    private void visit(String place, List<Integer> texts, Instant now, List<Organisation> organisations)
            throws Exception {
        List<Organisation> asking = organisations.stream()
                .filter(organisation -> leads(organisation, place))
                .toList();
        if (asking.stream().noneMatch(organisation -> mayGo(organisation, place))) {
            return;
        }
        Outcome outcome = outcome(place, texts);
        looks.add(new Look(place, texts, now, outcome));
        Content content = content(text(texts));
        catalogue
                .database()
                .change(dsl -> Observations.append(
                        dsl,
                        catalogue.ids(),
                        List.of(new Observation(
                                catalogue.ids().next(),
                                LocalPlaces.local(dsl, place),
                                now,
                                outcome,
                                OptionalInt.of(200),
                                Optional.of(content.sha256()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))));
        Instant began = looks.stream()
                .filter(look -> look.place().equals(place) && look.outcome() == Outcome.CONTENT)
                .map(Look::at)
                .max(Instant::compareTo)
                .orElseThrow();
        for (Organisation organisation : asking) {
            boolean may = mayGo(organisation, place);
            catalogue.database().change(dsl -> {
                int rows = dsl.execute(
                        "update source_place set state = ?, reached_at = case when ? then cast(? as bigint) end "
                                + "where source = ? and place = ? and reached_at is null",
                        may ? "OPEN" : "BARRED",
                        may,
                        began.toEpochMilli(),
                        organisation.id(),
                        LocalPlaces.key(place));
                if (rows > 0 && may) {
                    contents().reached(dsl, LocalPlaces.key(place), began);
                }
            });
            if (may) {
                since(organisation).merge(place, began, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        boolean known = contents().known(content.sha256(), position()).isPresent();
        contents()
                .recordAt(
                        place,
                        known ? Optional.empty() : Optional.of(looked(place, text(texts), now)),
                        content,
                        position());
    }

    private boolean leads(Organisation organisation, String place) {
        return catalogue
                .database()
                .read(dsl -> dsl.fetchExists(
                        SOURCE_PLACE,
                        SOURCE_PLACE.SOURCE.eq(organisation.id()).and(SOURCE_PLACE.PLACE.eq(LocalPlaces.key(place)))));
    }

    private static boolean mayGo(Organisation organisation, String place) {
        return !place.equals(PRIVATE) || !organisation.equals(Organisation.FIRST);
    }

    private Outcome outcome(String place, List<Integer> texts) {
        return looks.stream()
                        .filter(look -> look.place().equals(place))
                        .reduce((_, last) -> last)
                        .filter(look -> look.texts().equals(texts))
                        .isPresent()
                ? Outcome.UNCHANGED
                : Outcome.CONTENT;
    }

    private static String text(List<Integer> texts) {
        StringBuilder text = new StringBuilder("Seen: ");
        texts.forEach(number -> text.append(Texts.text(number)));
        return text.toString();
    }

    private void check(Organisation organisation, String world) {
        Works works = catalogue.works(organisation);
        Set<Integer> own = own(organisation);
        assertThat(works.list(WorkQuery.ALL))
                .as(world)
                .allSatisfy(line -> assertThat(line.work().organisation()).isEqualTo(organisation.id()))
                .extracting(line -> Integer.parseInt(line.work().title()))
                .containsExactlyInAnyOrderElementsOf(own);
        Set<String> expected = new HashSet<>();
        looks.stream()
                .filter(look -> !look.at().isBefore(since(organisation).getOrDefault(look.place(), NEVER)))
                .forEach(look -> look.texts().stream()
                        .filter(own::contains)
                        .forEach(number -> expected.add(sighting(look.place(), look.texts(), number))));
        Sightings sightings = new Sightings(catalogue.database(), organisation);
        assertThat(sightings.list(SightingQuery.ALL))
                .as(world)
                .allSatisfy(sighting -> {
                    assertThat(sighting.work().organisation()).isEqualTo(organisation.id());
                    assertThat(sighting.matches())
                            .isNotEmpty()
                            .allMatch(match -> match.registered().work().equals(sighting.work()));
                })
                .extracting(sighting -> sighting.place() + " "
                        + sighting.content().content().sha256() + " "
                        + sighting.work().title())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(sightings.count()).as(world).isEqualTo(expected.size());
        assertThat(works.list(WorkQuery.ALL).stream()
                        .mapToInt(line -> line.sightings())
                        .sum())
                .as(world)
                .isEqualTo(expected.size());
    }

    private static String sighting(String place, List<Integer> texts, int number) {
        return place + " " + content(text(texts)).sha256() + " " + number;
    }
}
