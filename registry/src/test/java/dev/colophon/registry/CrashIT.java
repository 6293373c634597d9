package dev.colophon.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Access;
import dev.colophon.index.text.TextIndex;
import dev.colophon.media.tag.Tags;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import dev.colophon.store.Ids;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that registers, again and again, and looks at what is left. */
@Tag("full")
class CrashIT {

    private static final int KILLS = Boolean.getBoolean("colophon.long") ? 32 : 3;
    private static final long SEED = 20260301;
    /** More than all processes together register before they are killed. */
    private static final int FILES = 4000;

    @TempDir
    Path folder;

    /** Registers the files of a folder and says each one's name after it was acknowledged. */
    static final class Child {

        public static void main(String[] arguments) throws Exception {
            Home home = new Home(Path.of(arguments[0]));
            WorkDetails details = new WorkDetails("Ada", Optional.empty(), Optional.of(Policy.NO_ACTION), List.of());
            try (HomeLock _ = home.lock("register");
                    Catalogue catalogue = Catalogue.open(
                            home, DatabaseSettings.SQLITE, Access.WRITE, TextIndex::open, InstantSource.system());
                    Stream<Path> files = Files.list(Path.of(arguments[1]))) {
                new Registrar(
                                catalogue.database(),
                                Organisation.FIRST,
                                catalogue.index(),
                                Texts::read,
                                _ -> Tags.NONE,
                                new WorkEvents(new Ids(InstantSource.system()), InstantSource.system(), "child"),
                                (_, _, _, _) -> {})
                        .register(
                                files.sorted()
                                        .map(file -> new Submission(file, details))
                                        .iterator(),
                                told -> {
                                    System.out.println(
                                            told.outcome() + " " + told.file().getFileName());
                                    System.out.flush();
                                });
            }
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoubled() throws Exception {
        Path works = Files.createDirectory(folder.resolve("works"));
        for (int number = 0; number < FILES; number++) {
            Files.writeString(
                    works.resolve("%05d.txt".formatted(number)),
                    Texts.text(number).substring(0, 400));
        }
        Home home = new Home(folder.resolve("home"));
        SplittableRandom random = new SplittableRandom(SEED);
        Set<String> acknowledged = new HashSet<>();
        int registering = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            // From before the database is open to after some commits of the index.
            long lines = kill % 8 == 0 ? 0 : acknowledged.size() + random.nextInt(100);
            long nanos = random.nextLong(kill % 8 == 0 ? 600_000_000 : 30_000_000);
            int before = acknowledged.size();
            killAfter(home, works, lines, nanos, acknowledged);
            registering += acknowledged.size() > before ? 1 : 0;
            check(home, acknowledged, "seed %d, kill %d after %d lines".formatted(SEED, kill, lines));
        }
        assertThat(registering)
                .as("processes killed after they had registered something")
                .isGreaterThan(KILLS / 2);
        assertThat(acknowledged).as("killed before the end").hasSizeLessThan(FILES);
    }

    private static void killAfter(Home home, Path works, long lines, long nanos, Set<String> acknowledged)
            throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        home.folder().toString(),
                        works.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader told = child.inputReader()) {
            for (long line = 0; line < lines; line++) {
                note(told.readLine(), acknowledged);
            }
            long until = System.nanoTime() + nanos;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            child.toHandle().destroyForcibly(); // of the process itself it would close the stream that we read
            child.waitFor();
            for (String rest = told.readLine(); rest != null; rest = told.readLine()) {
                note(rest, acknowledged);
            }
        }
    }

    /** A line cut off by the kill was not acknowledged. */
    private static void note(@Nullable String line, Set<String> acknowledged) {
        if (line != null && line.endsWith(".txt")) {
            acknowledged.add(line.substring(line.indexOf(' ') + 1));
        }
    }

    private static void check(Home home, Set<String> acknowledged, String when) throws Exception {
        try (HomeLock _ = home.lock("verify");
                Catalogue catalogue = Catalogue.open(
                        home, DatabaseSettings.SQLITE, Access.WRITE, TextIndex::open, InstantSource.system())) {
            List<String> titles = catalogue.works(Organisation.FIRST).list(WorkQuery.ALL).stream()
                    .map(line -> line.work().title())
                    .toList();
            assertThat(titles).as(when).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(catalogue.works(Organisation.FIRST).list(WorkQuery.ALL))
                    .as(when)
                    .allMatch(line -> line.references() == 1);
            IndexReport report = catalogue.verify();
            assertThat(report.isClean()).as("%s: %s", when, report).isTrue();
            assertThat(report.fingerprints()).as(when).isEqualTo(titles.size());
        }
    }
}
