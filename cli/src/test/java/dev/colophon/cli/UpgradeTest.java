package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What earlier versions stored is there when the program of today opens their homes. */
@Tag("full")
class UpgradeTest {

    /** The first that have them. */
    private static final int DECISIONS = 5;

    private static final int LICENCES = 6;

    private static final int POLICIES = 12;

    private static final int CASES = 14;

    private static final int CAMPAIGNS = 17;

    /** Came together with a later one: no home was left with them. */
    private static final Set<Integer> NEVER_ALONE =
            Set.of(3, 8, 9, 10, 11, 15, 16, 19, 20, 21, 22, 24, 25, 26, 27, 28, 30);

    @TempDir
    Path folder;

    static IntStream versions() {
        return IntStream.rangeClosed(1, Database.SCHEMA).filter(version -> !NEVER_ALONE.contains(version));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whatAVersionStoredIsThere(int version) throws Exception {
        Path home = FilledHome.of(version, folder);
        assertThat(Cli.run(home, "works").out())
                .contains("The Last Leaf", "by Ada", "1 sighting", "Lamplight", "by Ben");
        assertThat(Cli.run(home, "sightings").out()).contains("copy.txt", "STRONG", "The Last Leaf");
        assertThat(Cli.run(home, "sightings", "--grade", "strong").out())
                .as("the grade that stands with it")
                .contains("copy.txt");
        assertThat(Cli.run(home, "source", "list").out())
                .contains("https://films.example/", "paused", "https://movies.example/feed.xml");
        assertThat(Cli.run(home, "status").out()).contains("blocked.example");
        if (version >= DECISIONS) {
            assertThat(Cli.run(home, "sightings", "--state", "licensed").out())
                    .contains("decided.txt", "licensed", "licence L-17");
        }
        if (version >= LICENCES) {
            assertThat(Cli.run(home, "licence", "list").out()).contains("all works by Ada for radio.example", "L-18");
        }
        if (version >= POLICIES) {
            assertThat(Cli.run(home, "policy", "list").out())
                    .contains("Ada", "block text when > 50 percent of reference");
            assertThat(Cli.run(home, "standing", "Ada").out()).contains("REVIEW_ONLY", "4 O 12/26");
            assertThat(Cli.run(home, "offer", "list").out()).contains("tv.example", "120");
        }
        if (version >= CASES) {
            assertThat(Cli.run(home, "case", "show", "K-1").out()).contains("films.example", "Ada", "copy.txt");
            assertThat(Cli.run(home, "owner", "details", "Ada").out()).contains("a…@ada.example");
        } else {
            assertThat(Cli.run(home, "case", "list").err()).contains("no cases");
        }
        if (version >= CAMPAIGNS) {
            assertThat(Cli.run(home, "contact", "list").out()).contains("films.example", "abuse@films.example");
            assertThat(Cli.run(home, "campaign", "show", "Autumn").out()).contains("2099-12-31", "films.example");
        }

        Path found = Files.createDirectory(folder.resolve("found"));
        Files.writeString(found.resolve("elsewhere.txt"), "Found: " + FilledHome.OWN);
        Files.writeString(found.resolve("new.txt"), "Another: " + FilledHome.OTHERS);
        Cli.Result scanned = Cli.run(home, "scan", "--json", found.toString());
        assertThat(scanned.lines())
                .anySatisfy(line -> assertThat(line)
                        .as("known bytes")
                        .contains("elsewhere.txt", "\"elapsedMs\":0", "The Last Leaf"))
                .anySatisfy(
                        line -> assertThat(line).as("the index is made anew").contains("new.txt", "Lamplight"));

        Path late = Files.writeString(folder.resolve("late.txt"), FilledHome.UNKNOWN);
        assertThat(Cli.run(home, "register", late.toString(), "--owner", "Cas").exitCode())
                .isZero();
        assertThat(Cli.run(home, "rematch").out()).as("kept descriptors").contains("unknown.txt", "late.txt");
        assertThat(Cli.run(home, "index", "verify").exitCode()).isZero();
    }

    @Test
    void everyVersionLeftAHome() {
        assertThat(versions())
                .allSatisfy(version -> assertThat(UpgradeTest.class.getResource("home-%d.sql".formatted(version)))
                        .as("home-%d.sql, which FilledHome writes", version)
                        .isNotNull());
    }
}
