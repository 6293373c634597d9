package dev.colophon.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.Observations;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A home that holds looks of tomorrow, since the clock of its machine was ahead of time. */
@Tag("full")
class ClockSetBackIT extends CopyOnTheWeb {

    private static final String BEHIND = "the clock of this machine says 20";

    /** As a look that was made a day from now. */
    private void lookedTomorrow(Outcome outcome) {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        Ids ids = new Ids(() -> tomorrow);
        try (Database database = Database.open(new Home(home), DatabaseSettings.SQLITE)) {
            String place = LocalPlaces.key(url);
            Optional<String> content = outcome == Outcome.NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(database.read(dsl -> dsl.fetch(
                                    "select content from observation where place = ? and content is not null", place)
                            .getFirst()
                            .get(0, String.class)));
            database.change(dsl -> Observations.append(
                    dsl,
                    ids,
                    List.of(new Observation(
                            ids.next(),
                            place,
                            tomorrow,
                            outcome,
                            OptionalInt.of(outcome == Outcome.NOT_FOUND ? 404 : 200),
                            content,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))));
        }
    }

    /** One was told that it was removed, and that it was present right after. */
    @Test
    void whoeverLooksIsToldThatItDoesNotCount() {
        assertThat(watch().err()).doesNotContain(BEHIND);
        assertThat(Cli.run(home, "status").out()).doesNotContain(BEHIND);
        assertThat(Cli.run(home, "doctor").out()).contains("; no look in the home is later");
        lookedTomorrow(Outcome.UNCHANGED);
        answers.remove("/story");
        String sighting =
                Cli.run(home, "sightings", "--json").out().replaceAll("(?s).*?\"sighting\":\"([^\"]+)\".*", "$1");

        assertThat(Cli.run(home, "look", sighting, "--allow", allowed).err())
                .contains(BEHIND, "what is seen now does not count at places that were looked at later");
        assertThat(scan().err()).contains(BEHIND);
        assertThat(watch().err()).contains(BEHIND);
        assertThat(states()).as("as was said").containsExactly("PRESENT");
        assertThat(Cli.run(home, "status").out()).contains(BEHIND, "correct the clock");
        assertThat(Cli.run(home, "status", "--lang", "zh").out()).contains("本机时钟为 20", "请校正时钟");
        assertThat(Cli.run(home, "status", "--json").out()).containsPattern("\"laterLook\":\"20[^\"]+Z\"");
        assertThat(Cli.run(home, "doctor").out()).containsPattern("FAIL.* clock +the clock of this machine says 20");
        assertThat(Cli.run(home, "doctor", "--lang", "zh").out()).contains("本机时钟为 20", "请校正时钟");
    }

    /** By its time it was found gone after the watch began. */
    @Test
    void whatWasToldBeforeIsNotToldAgain() {
        lookedTomorrow(Outcome.NOT_FOUND);
        assertThat(states()).containsExactly("GONE");
        assertThat(watch().out()).doesNotContain("gone");
    }
}
