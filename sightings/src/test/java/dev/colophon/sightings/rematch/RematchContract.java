package dev.colophon.sightings.rematch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.detect.Sighting;
import dev.colophon.index.text.TextIndex;
import dev.colophon.registry.Texts;
import dev.colophon.registry.registration.Submission;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.OpenSightings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Folders;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How works that come later are found in what was seen before, on every database. */
abstract class RematchContract extends OpenSightings {

    private static final String PIRATE = "https://pirate.example/";

    @Test
    void whatWasSeenBeforeIsMatchedWhenItsWorkIsRegistered() throws Exception {
        registered(1);
        String copy = Texts.text(2) + " and more";
        see("https://one.example/copy", copy, NOW);
        looks().store(
                        new FileLook(
                                "https://two.example/copy",
                                NOW,
                                content(copy),
                                OptionalInt.of(200),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Appearance("https://two.example/", "a[href]")),
                                Optional.empty()),
                        Optional.empty(),
                        position());
        see("https://three.example/else", Texts.text(3), NOW);
        assertThat(sightings().count()).isZero();
        assertThat(rematch()).isEqualTo(new Rematch.Result(1, 0, 0));

        registered(2);
        Rematch rematch = new Rematch(catalogue, home, TextIndex::open, Duration.ZERO);
        assertThat(rematch.waiting(position())).isEqualTo(1);
        assertThat(rematch.isBehind(position())).isTrue();
        List<String> told = new ArrayList<>();
        assertThat(rematch(told)).isEqualTo(new Rematch.Result(1, 1, 2));
        assertThat(told).hasSize(2);
        assertThat(sightings().list(SightingQuery.ALL))
                .allSatisfy(sighting -> assertThat(sighting.matches()).hasSize(1))
                .extracting(StoredSighting::pages)
                .containsExactlyInAnyOrder(List.of(), List.of(new Appearance("https://two.example/", "a[href]")));
        assertThat(rematch.isBehind(position())).isFalse();
        assertThat(rematch()).isEqualTo(new Rematch.Result(0, 0, 0));
    }

    @Test
    @Tag("full")
    void aThousandRegistrationsMakeNoResultStale() throws Exception {
        registered(1);
        see(PIRATE, Texts.text(1), NOW);
        see("https://other.example/", Texts.text(2), NOW);
        Submission[] many = new Submission[1_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Submission(file("many/" + i, Texts.text(100 + i)), by("Ada"));
        }
        register(many);
        rematch();
        for (int number = 1; number <= 2; number++) {
            assertThat(contents().known(content(Texts.text(number)).sha256(), position()))
                    .hasValueSatisfying(known -> assertThat(known.searchedTo()).isGreaterThanOrEqualTo(position()));
        }
    }

    @Test
    void whatWasSearchedInAnOlderIndexIsSearchedAgain() throws Exception {
        Sighting before = looked(PIRATE, Texts.text(2), NOW);
        long old = position();
        registered(2);
        rematch();
        looks().store(new FileLook(PIRATE, NOW, content(Texts.text(2))), Optional.of(before), old);
        assertThat(sightings().count()).isZero();
        assertThat(contents()
                        .known(content(Texts.text(2)).sha256(), position())
                        .orElseThrow()
                        .searchedTo())
                .isLessThan(position());
        assertThat(new Rematch(catalogue, home, TextIndex::open, Duration.ZERO).isBehind(position()))
                .isTrue();
        assertThat(rematch()).isEqualTo(new Rematch.Result(0, 1, 1));
        assertThat(sightings().count()).isEqualTo(1);
    }

    @Test
    void anIndexOfContentsThatIsLostOrDamagedIsMadeAnew() throws Exception {
        see(PIRATE, Texts.text(2), NOW);
        registered(1);
        rematch();
        Folders.delete(home.contents());
        Files.createDirectories(home.contents());
        Files.writeString(home.contents().resolve("segments_1"), "no index");
        registered(2);
        assertThat(rematch().found()).isEqualTo(1);
    }

    @Test
    void descriptorsOfWhatMatchedNothingAreForgotten() throws Exception {
        registered(1);
        see(PIRATE, Texts.text(1), NOW);
        see("https://other.example/", Texts.text(2), NOW);
        rematch();
        Rematch rematch = new Rematch(catalogue, home, TextIndex::open, Duration.ZERO);
        assertThat(rematch.forget(NOW)).isZero();
        assertThat(rematch.forget(NOW.plusSeconds(1))).isEqualTo(1);
        String forgotten = content(Texts.text(2)).sha256();
        assertThat(contents().known(forgotten, position())).as("still true").isPresent();
        registered(2);
        assertThat(contents().known(forgotten, position()))
                .as("to be looked into again")
                .isEmpty();
        assertThat(rematch().found()).isZero();
        see("https://other.example/", Texts.text(2), NOW.plusSeconds(2));
        assertThat(sightings().count()).isEqualTo(2);
    }
}
