package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills {@code register} and {@code scan} at random points, again and again: what was printed is kept, nothing is there twice,
 * and the index agrees with the database after the next start.
 */
@Tag("full")
class CrashIT {

    private static final int KILLS = Boolean.getBoolean("colophon.long") ? 16 : 2;
    private static final long SEED = 20_261_125;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path media;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeMedia() throws IOException {
        for (int i = 0; i < 60; i++) {
            Files.writeString(
                    media.resolve("text-%02d.txt".formatted(i)),
                    Stories.text(i, i % 2 == 0 ? Stories.Language.ENGLISH : Stories.Language.CHINESE, 1500));
        }
        for (int i = 0; i < 12; i++) {
            ImageIO.write(
                    Pictures.picture(i, 200, 150),
                    "png",
                    media.resolve("picture-%02d.png".formatted(i)).toFile());
            Music.piece(i, 8).writeWav(media.resolve("music-%02d.wav".formatted(i)));
        }
    }

    @Test
    void registerLosesNothingThatItAcknowledged() throws Exception {
        Path home = folder.resolve("home");
        Set<String> acknowledged = new HashSet<>();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            for (JsonNode line : runAndKill(home, random, "register", media.toString(), "--owner", "Crash", "--json")) {
                acknowledged.add(line.get("reference").asText());
            }
            assertKept(home, acknowledged, kill);
        }
        Cli.Result last = Cli.run(home, "register", media.toString(), "--owner", "Crash", "--json");
        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(Cli.run(home, "works", "--json").lines()).hasSize(84);
        assertThat(Cli.run(home, "index", "verify").exitCode()).isZero();
    }

    private static void assertKept(Path home, Set<String> acknowledged, int kill) throws IOException {
        Set<String> files = new HashSet<>();
        Set<String> references = new HashSet<>();
        if (!Files.exists(home)) {
            return;
        }
        for (String line : Cli.run(home, "works", "--json").lines()) {
            JsonNode work = JSON.readTree(line);
            assertThat(files.add(work.get("title").asText()))
                    .as("%s is there twice after kill %d", work, kill)
                    .isTrue();
            JsonNode shown = JSON.readTree(
                    Cli.run(home, "show", work.get("id").asText(), "--json").out());
            shown.get("references")
                    .forEach(file -> references.add(file.get("id").asText()));
        }
        assertThat(references).as("seed %d, kill %d", SEED, kill).containsAll(acknowledged);
        Cli.Result verified = Cli.run(home, "index", "verify", "--json");
        assertThat(verified.exitCode())
                .as("seed %d, kill %d: %s", SEED, kill, verified)
                .isZero();
    }

    @Test
    void scanLosesNoSightingAndDoublesNone() throws Exception {
        Path home = folder.resolve("home");
        Cli.Result registered = Cli.run(home, "register", media.toString(), "--owner", "Crash");
        assertThat(registered.exitCode()).as(registered.err()).isZero();
        Map<String, String> acknowledged = new HashMap<>();
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int kill = 0; kill < KILLS; kill++) {
            for (JsonNode line : runAndKill(home, random, "scan", media.toString(), "--json")) {
                for (JsonNode match : line.get("matches")) {
                    acknowledged.put(
                            match.get("sighting").asText(), line.get("file").asText());
                }
            }
            Map<String, String> kept = sightings(home);
            assertThat(kept).as("seed %d, kill %d", SEED, kill).containsAllEntriesOf(acknowledged);
            assertThat(new HashSet<>(kept.values()))
                    .as("seed %d, kill %d", SEED, kill)
                    .hasSameSizeAs(kept.values());
        }
        Cli.Result last = Cli.run(home, "scan", media.toString(), "--json");
        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(sightings(home)).hasSize(84);
    }

    private static Map<String, String> sightings(Path home) throws IOException {
        Map<String, String> kept = new HashMap<>();
        for (String line : Cli.run(home, "sightings", "--json").lines()) {
            JsonNode sighting = JSON.readTree(line);
            kept.put(sighting.get("sighting").asText(), sighting.get("file").asText());
        }
        return kept;
    }

    /** Starts a command, kills it after a random time or a random number of lines, and returns the whole lines it printed. */
    private List<JsonNode> runAndKill(Path home, SplittableRandom random, String... arguments) throws Exception {
        Process process = Cli.start(home, folder.resolve("errors.txt"), arguments);
        int lines = random.nextInt(12);
        long moreMicros = random.nextLong(40_000);
        CompletableFuture<List<JsonNode>> printed =
                CompletableFuture.supplyAsync(() -> read(process, lines, moreMicros));
        if (lines == 0 && !process.waitFor(random.nextLong(900), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        List<JsonNode> whole = printed.get(5, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        return whole;
    }

    private static List<JsonNode> read(Process process, int killAfter, long moreMicros) {
        List<JsonNode> whole = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                whole.add(JSON.readTree(line));
                if (whole.size() == killAfter) {
                    long until = System.nanoTime() + 1000 * moreMicros;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    process.destroyForcibly();
                }
            }
        } catch (IOException e) {
            // the pipe broke, or the last line was cut: it was not acknowledged
        }
        return whole;
    }
}
