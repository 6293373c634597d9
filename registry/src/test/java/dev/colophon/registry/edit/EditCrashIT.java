package dev.colophon.registry.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Access;
import dev.colophon.index.text.TextIndex;
import dev.colophon.media.tag.Tags;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.Registrar;
import dev.colophon.registry.Texts;
import dev.colophon.registry.Works;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.history.WorkEvent.Action;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.Ids;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that merges and removes works, again and again, and looks at what is left. */
@Tag("full")
class EditCrashIT {

    private static final int KILLS = Boolean.getBoolean("colophon.long") ? 12 : 2;
    private static final int PAIRS = 240;
    private static final long SEED = 20_261_127;

    @TempDir
    Path folder;

    private static Catalogue open(Home home, Access access) {
        return Catalogue.open(home, DatabaseSettings.SQLITE, access, TextIndex::open, InstantSource.system());
    }

    /** Merges the works of each pair and removes what comes of it, and says so after each. */
    static final class Child {

        public static void main(String[] arguments) {
            Home home = new Home(Path.of(arguments[0]));
            for (int pair = Integer.parseInt(arguments[1]); pair + 1 < arguments.length - 2; pair += 2) {
                String into = arguments[pair + 2];
                String from = arguments[pair + 3];
                try (Catalogue catalogue = open(home, Access.READ)) {
                    WorkEvents events = new WorkEvents(catalogue.ids(), InstantSource.system(), "child");
                    Works works = catalogue.works(Organisation.FIRST);
                    if (!works.get(from).id().equals(into)) {
                        catalogue.database().<Integer>write(dsl -> new WorkMerger(events).merge(dsl, into, from));
                    }
                    say("merged " + from);
                    if (works.get(into).removedAt().isEmpty()) {
                        catalogue.database().change(dsl -> new WorkRemoval(events).removeWork(dsl, into));
                    }
                    say("removed " + into);
                }
            }
        }

        private static void say(String line) {
            System.out.println(line + ".");
            System.out.flush();
        }
    }

    @Test
    void whatWasToldIsDoneOnceAndNothingIsDoneByHalves() throws Exception {
        Home home = new Home(folder.resolve("home"));
        List<String> works = registered(home);
        SplittableRandom random = new SplittableRandom(SEED);
        Set<String> told = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            int before = told.size();
            killAfter(home, works, 2 + random.nextInt(12), random.nextLong(40_000_000), told);
            assertThat(told.size()).isGreaterThan(before);
            check(home, works, told, "seed %d, kill %d".formatted(SEED, kill));
        }
        assertThat(told).as("killed before the end").hasSizeLessThan(works.size());
    }

    private List<String> registered(Home home) throws Exception {
        List<String> works = new ArrayList<>();
        List<Submission> files = new ArrayList<>();
        WorkDetails details = new WorkDetails("Ada", Optional.empty(), Optional.empty(), List.of());
        for (int number = 0; number < 2 * PAIRS; number++) {
            Path file = folder.resolve(number + ".txt");
            files.add(new Submission(Files.writeString(file, Texts.text(number).substring(0, 400)), details));
        }
        try (Catalogue catalogue = open(home, Access.WRITE)) {
            new Registrar(
                            catalogue.database(),
                            Organisation.FIRST,
                            catalogue.index(),
                            Texts::read,
                            _ -> Tags.NONE,
                            new WorkEvents(new Ids(InstantSource.system()), InstantSource.system(), "parent"),
                            (_, _, _, _) -> {})
                    .register(
                            files.iterator(),
                            told -> works.add(((Registration.Added) told)
                                    .registered()
                                    .work()
                                    .id()));
        }
        return works;
    }

    private static void killAfter(Home home, List<String> works, int lines, long nanos, Set<String> told)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                home.folder().toString(),
                Integer.toString(told.size() / 2 * 2)));
        command.addAll(works);
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = child.inputReader()) {
            @Nullable String line = "";
            for (int number = 0; number < lines && line != null; number++) {
                line = said.readLine();
                note(line, told);
            }
            TimeUnit.NANOSECONDS.sleep(nanos);
            child.toHandle().destroyForcibly(); // of the process itself it would close the stream that we read
            child.waitFor();
            for (String rest = said.readLine(); rest != null; rest = said.readLine()) {
                note(rest, told);
            }
        }
    }

    /** A line cut off by the kill was not told. */
    private static void note(@Nullable String line, Set<String> told) {
        if (line != null && line.endsWith(".")) {
            told.add(line.substring(0, line.length() - 1));
        }
    }

    private static void check(Home home, List<String> all, Set<String> told, String when) {
        try (Catalogue catalogue = open(home, Access.WRITE)) {
            Works works = catalogue.works(Organisation.FIRST);
            for (int pair = 0; pair < all.size(); pair += 2) {
                Work into = works.get(all.get(pair));
                String from = all.get(pair + 1);
                List<Action> done =
                        works.history(into).stream().map(WorkEvent::action).toList();
                boolean merged = works.get(from).id().equals(into.id());
                boolean removed = into.removedAt().isPresent();
                assertThat(merged).as(when).isEqualTo(done.contains(Action.MERGED));
                assertThat(removed).as(when).isEqualTo(done.contains(Action.REMOVED));
                assertThat(done).as(when).doesNotHaveDuplicates();
                assertThat(works.references(into)).as(when).hasSize(removed ? 0 : merged ? 2 : 1);
                assertThat(merged || !told.contains("merged " + from)).as(when).isTrue();
                assertThat(removed || !told.contains("removed " + into.id()))
                        .as(when)
                        .isTrue();
            }
            assertThat(catalogue.verify().isClean()).as(when).isTrue();
        }
    }
}
