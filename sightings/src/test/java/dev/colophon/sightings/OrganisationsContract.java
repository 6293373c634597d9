package dev.colophon.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.Texts;
import dev.colophon.registry.Works;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.WorkQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random worlds of two organisations: each sees exactly its own works, and the sightings of those. */
abstract class OrganisationsContract extends OpenSightings {

    private static final int STEPS = 40;
    private static final int TEXTS = 6;
    private static final List<String> PLACES =
            List.of("https://one.example/", "https://two.example/a", "https://two.example/b", "/folder/file.txt");

    /** The numbers of the texts that an organisation has registered. */
    private final Map<Organisation, Set<Integer>> registered = new HashMap<>();

    /** What was ever seen where: numbers of texts, two to a file or one. */
    private final Map<String, Set<List<Integer>>> seen = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neitherSeesWhatIsTheOthers(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<Organisation> organisations = List.of(Organisation.FIRST, another("label"));
        for (int step = 0; step < STEPS; step++) {
            Instant now = NOW.plusSeconds(step);
            switch (random.nextInt(4)) {
                case 0 -> register(organisations.get(random.nextInt(2)), random.nextInt(TEXTS));
                case 1 -> rematch();
                default -> {
                    List<Integer> texts = random.nextBoolean()
                            ? List.of(random.nextInt(TEXTS))
                            : List.of(random.nextInt(TEXTS), random.nextInt(TEXTS));
                    String place = PLACES.get(random.nextInt(PLACES.size()));
                    StringBuilder text = new StringBuilder("Seen: ");
                    texts.forEach(number -> text.append(Texts.text(number)));
                    see(place, text.toString(), now);
                    seen.computeIfAbsent(place, _ -> new HashSet<>()).add(texts);
                }
            }
        }
        rematch();
        for (Organisation organisation : organisations) {
            check(organisation, "seed " + seed + ", " + organisation.name());
        }
    }

    private void register(Organisation organisation, int number) throws Exception {
        register(organisation, new Submission(file(number + ".txt", Texts.text(number)), by("Ada", "" + number)));
        own(organisation).add(number);
    }

    private Set<Integer> own(Organisation organisation) {
        return registered.computeIfAbsent(organisation, _ -> new HashSet<>());
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
        seen.forEach((place, files) -> files.forEach(texts -> texts.stream()
                .filter(own::contains)
                .forEach(number -> expected.add(place + " " + texts + " " + number))));
        Sightings sightings = new Sightings(catalogue.database(), organisation);
        assertThat(sightings.list(SightingQuery.ALL))
                .as(world)
                .allSatisfy(sighting -> {
                    assertThat(sighting.work().organisation()).isEqualTo(organisation.id());
                    assertThat(sighting.matches())
                            .isNotEmpty()
                            .allMatch(match -> match.registered().work().equals(sighting.work()));
                })
                .hasSize(expected.size());
        assertThat(sightings.count()).as(world).isEqualTo(expected.size());
        assertThat(works.list(WorkQuery.ALL).stream()
                        .mapToInt(line -> line.sightings())
                        .sum())
                .as(world)
                .isEqualTo(expected.size());
    }
}
