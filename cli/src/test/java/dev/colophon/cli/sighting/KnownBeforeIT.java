package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.cli.Cli;
import dev.colophon.cli.sighting.ScriptedHost.Answer;
import dev.colophon.cli.sighting.ScriptedHost.Asked;
import dev.colophon.http.guard.AllowList;
import dev.colophon.service.removal.LookedCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small worlds of copies on pages: what was known before a copy went has not taken its place, whoever looks when. */
@Tag("full")
class KnownBeforeIT {

    private static final int WORLDS = 24;

    @TempDir
    Path folder;

    /**
     * A page with copies of one picture.
     *
     * @param known those that stand there from the first
     * @param gone of these
     * @param led of those that are gone, whose addresses lead to another that is known
     * @param added what stands there only later
     */
    private record World(int number, Set<Integer> known, Set<Integer> gone, Set<Integer> led, Set<Integer> added) {

        static World of(int number, Random random) {
            Set<Integer> known = IntStream.rangeClosed(1, 2 + random.nextInt(3))
                    .boxed()
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Set<Integer> gone = known.stream()
                    .filter(copy -> copy > 1 && random.nextBoolean())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Set<Integer> led = gone.stream()
                    .filter(_ -> random.nextInt(4) == 0)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return new World(number, known, gone, led, random.nextInt(3) == 0 ? Set.of(9) : Set.of());
        }

        String at(Object what) {
            return "/w/%d/%s".formatted(number, what);
        }

        Answer answer(String what, boolean later) {
            Set<Integer> there = new LinkedHashSet<>(known);
            if (later) {
                there.removeAll(gone);
                there.addAll(added);
            }
            if (what.equals("page.html")) {
                return RemovalScripts.page(there.stream()
                        .sorted((one, other) -> other - one)
                        .map("<img src=%d.png>"::formatted)
                        .collect(Collectors.joining()));
            }
            int copy = what.endsWith(".png") ? Integer.parseInt(what.substring(0, what.length() - 4)) : 0;
            return later && led.contains(copy)
                    ? Answer.to(at("1.png"))
                    : there.contains(copy) ? Answer.file("image/png", RemovalScripts.PICTURE) : Answer.status(404);
        }
    }

    @Test
    void nothingThatWasKnownBeforeHasTakenThePlaceOfWhatWent() throws Exception {
        Random random = new Random(20261129);
        List<World> worlds = IntStream.range(0, WORLDS)
                .mapToObj(number -> World.of(number, random))
                .toList();
        boolean[] later = {false};
        try (ScriptedHost host = ScriptedHost.of(asked -> answer(worlds, asked, later[0]))) {
            Path home = folder.resolve("home");
            Path picture = Files.write(folder.resolve("lake.png"), RemovalScripts.PICTURE);
            Cli.run(home, "register", picture.toString(), "--owner", "Ada Example");
            Path list = Files.write(
                    folder.resolve("urls.txt"),
                    worlds.stream()
                            .map(world -> host.url(world.at("page.html")))
                            .toList());
            Cli.Result scanned = Cli.run(home, "scan", list.toString(), "--allow", host.door());
            assertThat(scanned.exitCode()).as(scanned.err()).isZero();
            Map<String, String> sightings = sightings(home);
            Set<String> known = Set.copyOf(sightings.keySet());
            assertThat(known).hasSizeGreaterThan(2 * WORLDS);

            AllowList door = AllowList.of(List.of(host.door()));
            Map<String, LookedCopy.Looked> _ = Looks.of(
                    Cli.settings(home),
                    door,
                    sightings.values().stream()
                            .filter(_ -> random.nextBoolean())
                            .toList());
            later[0] = true;
            int moved = 0;
            for (int round = 0; round < 2; round++) {
                Map<String, LookedCopy.Looked> looked =
                        Looks.of(Cli.settings(home), door, List.copyOf(sightings.values()));
                assertThat(looked.keySet()).isEqualTo(known);
                for (World world : worlds) {
                    for (int copy : world.known()) {
                        LookedCopy.Looked one = Objects.requireNonNull(looked.get(host.url(world.at(copy + ".png"))));
                        RemovalVerdict verdict = one.finding().verdict();
                        String said = "%s in round %d: %s".formatted(world, round, one.finding());
                        assertThat(known)
                                .as(said)
                                .doesNotContain(one.finding().where().orElse(""));
                        if (!world.gone().contains(copy)) {
                            assertThat(verdict).as(said).isEqualTo(RemovalVerdict.STILL_UP);
                        } else if (world.led().contains(copy)) {
                            assertThat(one.finding().meaning()).as(said).isEqualTo(Meaning.UP);
                        } else if (!world.added().isEmpty()) {
                            moved++;
                            assertThat(verdict).as(said).isEqualTo(RemovalVerdict.RENAMED);
                            assertThat(one.finding().where()).as(said).contains(host.url(world.at("9.png")));
                        } else {
                            assertThat(one.finding().meaning() == Meaning.REMOVED
                                            || verdict == RemovalVerdict.REAPPEARED)
                                    .as(said)
                                    .isTrue();
                        }
                    }
                }
            }
            assertThat(moved).as("some did move, and it is said so").isPositive();
        }
    }

    private static Answer answer(List<World> worlds, Asked asked, boolean later) {
        String[] path = asked.path().split("/", -1);
        return path.length == 4 && path[1].equals("w")
                ? worlds.get(Integer.parseInt(path[2])).answer(path[3], later)
                : Answer.status(404);
    }

    /** The id of each by its address. */
    private static Map<String, String> sightings(Path home) throws Exception {
        Map<String, String> sightings = new LinkedHashMap<>();
        for (String line :
                Cli.run(home, "sightings", "--json", "--limit", "1000").lines()) {
            sightings.put(
                    line.replaceFirst(".*?\"file\":\"([^\"]+)\".*", "$1"),
                    line.replaceFirst(".*?\"sighting\":\"([^\"]+)\".*", "$1"));
        }
        return sightings;
    }
}
