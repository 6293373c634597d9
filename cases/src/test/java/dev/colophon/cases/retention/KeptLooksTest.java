package dev.colophon.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.file.OpenCaseFiles;
import dev.colophon.registry.work.Content;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.retention.ObservationPruning;
import dev.colophon.store.DatabaseSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Looks that say nothing new and stay all the same. */
class KeptLooksTest extends OpenCaseFiles {

    private static final String PAGE = "https://pirate.example/page";
    private static final String ARCHIVE = "https://pirate.example/all.zip";
    private static final String ENTRY = ARCHIVE + "!/1.txt";

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }

    private void there(String place, String text, int day, Optional<Appearance> on, Optional<String> archive)
            throws Exception {
        Content content = content(text);
        FileLook look = new FileLook(
                place,
                NOW.plus(Duration.ofDays(day)),
                content,
                OptionalInt.of(200),
                Optional.empty(),
                Optional.empty(),
                on,
                archive);
        boolean known = contents().known(content.sha256(), position()).isPresent();
        looks().store(look, known ? Optional.empty() : Optional.of(looked(place, text, NOW)), position());
    }

    private void gone(String place, int day) {
        looks().storeMissing(
                        place,
                        NOW.plus(Duration.ofDays(day)),
                        Outcome.NOT_FOUND,
                        OptionalInt.of(404),
                        Optional.empty(),
                        "404");
    }

    private long prune() {
        return new ObservationPruning(catalogue.database(), NOW.plus(Duration.ofDays(1_000)))
                .prune(_ -> {})
                .rows();
    }

    @Test
    void eachLookAtWhatIsInACaseStaysAndAtThePageOnWhichItStands() throws Exception {
        workOf("Ada", 1);
        for (int day = 1; day <= 6; day++) {
            there(PIRATE, copy(1), day, Optional.of(new Appearance(PAGE, "a[href]")), Optional.empty());
            there(PAGE, "a page", day, Optional.empty(), Optional.empty());
            there(OTHER, copy(1), day, Optional.empty(), Optional.empty());
        }
        StoredSighting pirate = at(PIRATE);
        decide(pirate, DecisionState.CONFIRMED);
        open();
        assertThat(prune()).as("of six looks elsewhere the third to the fifth").isEqualTo(3);
        assertThat(outcomes(PIRATE)).hasSize(6);
        assertThat(outcomes(PAGE)).hasSize(6);
        assertThat(outcomes(OTHER)).containsExactly(Outcome.CONTENT, Outcome.UNCHANGED, Outcome.UNCHANGED);
    }

    @Test
    void whetherAnEntryIsBackIsToldByItsLooksAndThoseOfItsArchive() throws Exception {
        workOf("Ada", 1);
        there(ARCHIVE, "an archive", 0, Optional.empty(), Optional.empty());
        there(ENTRY, copy(1), 1, Optional.empty(), Optional.of(ARCHIVE));
        there(ENTRY, copy(1), 2, Optional.empty(), Optional.of(ARCHIVE));
        there(ENTRY, copy(1), 3, Optional.empty(), Optional.of(ARCHIVE));
        gone(ARCHIVE, 4);
        gone(ARCHIVE, 5);
        gone(ARCHIVE, 6);
        there(ENTRY, copy(1), 7, Optional.empty(), Optional.of(ARCHIVE));
        there(ENTRY, copy(1), 8, Optional.empty(), Optional.of(ARCHIVE));
        there(ENTRY, copy(1), 9, Optional.empty(), Optional.of(ARCHIVE));
        assertThat(prune()).as("that of the eighth day").isEqualTo(1);
        assertThat(outcomes(ARCHIVE)).hasSize(4);
        assertThat(outcomes(ENTRY)).hasSize(5);
    }
}
