package dev.colophon.benchmark.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.benchmark.Bench;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.samples.sound.Music;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command on a small corpus of our own. */
class AudioBenchIT {

    private static final int CLIPS = Boolean.getBoolean("colophon.long") ? 2 : 1;
    private static final int HOURS = Boolean.getBoolean("colophon.long") ? 10 : 2;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void needsFfmpeg() {
        assumeTrue(Tools.present("ffmpeg", "ffprobe"), "needs Debian's ffmpeg: apt-get install ffmpeg");
    }

    private int bench(String... arguments) {
        return Bench.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    @Tag("long")
    void runsOnAnyFolderOfSound() throws IOException {
        Path corpus = corpus();
        String[] command = {
            "audio",
            "--corpus",
            corpus.toString(),
            "--quick",
            "--clips",
            Integer.toString(CLIPS),
            "--hours",
            Integer.toString(HOURS),
            "--work",
            folder.resolve("work").toString(),
            "--report",
            folder.resolve("out/report.html").toString(),
            "--json",
            folder.resolve("out/figures.json").toString()
        };
        assertThat(bench(command)).as("%s", err).isZero();

        JsonNode figures = figures();
        assertThat(figures.get("conditions")).hasSameSizeAs(AudioConditions.ALL);
        for (JsonNode condition : figures.get("conditions")) {
            assertThat(condition.get("queries").asInt()).as("%s", condition).isEqualTo(CLIPS);
            assertThat(condition.get("found").asInt()).isBetween(0, CLIPS);
            assertThat(condition.get("expect").asText()).isIn("match", "nomatch");
        }
        assertThat(condition(figures, "clean").get("found").asInt()).isEqualTo(CLIPS);
        assertThat(condition(figures, "reversed").get("expect").asText()).isEqualTo("nomatch");
        int searched = 2 * CLIPS * AudioConditions.ALL.size();
        assertThat(figures.get("negatives").get("queries").asInt()).isEqualTo(searched);
        assertThat(figures.get("negatives").get("false").asInt()).isZero();
        assertThat(figures.get("cost").get("bytesPerHour").asDouble()).isPositive();
        JsonNode growth = figures.get("cost").get("growth");
        assertThat(growth).hasSize(3); // imitations alone, real works alone, both
        assertThat(growth.get(2).get("hours").asDouble()).isEqualTo(HOURS);
        assertThat(growth.get(2).get("found").asInt())
                .isGreaterThanOrEqualTo(growth.get(2).get("queries").asInt() / 2);
        assertThat(growth.get(0).get("found").asInt()).isZero();
        for (JsonNode row : growth) {
            JsonNode stages = row.get("stages");
            double reading =
                    stages.get("lookUp").asDouble() + stages.get("reading").asDouble();
            double others = stages.get("stored").asDouble() + stages.get("rest").asDouble();
            assertThat(reading + others).isCloseTo(row.get("queryMillis").asDouble(), Offset.offset(1e-6));
            assertThat(stages.get("lookUp").asDouble()).isPositive();
            assertThat(stages.get("questions").asDouble()).isGreaterThanOrEqualTo(1);
        }
        assertThat(figures.get("corpus").get("registeredWorks").asInt()).isEqualTo(2);
        assertThat(figures.get("parameters").get("seed").asLong()).isPositive();

        assertThat(Files.readAllLines(folder.resolve("out/report.tsv"))).hasSize(1 + searched);
        String report = Files.readString(folder.resolve("out/report.html"));
        assertThat(report)
                .contains("<svg", "report.tsv", "False alarms")
                .doesNotContain("<script", "src=", "http", "NaN");

        // A second run finds every fingerprint and gives the same answers.
        long kept = files(folder.resolve("work"));
        assertThat(bench(command)).isZero();
        assertThat(files(folder.resolve("work"))).isEqualTo(kept);
        assertThat(figures().get("conditions")).isEqualTo(figures.get("conditions"));
    }

    /** Two sources with two pieces each, and what is not to be used: a jingle, a text. */
    private Path corpus() throws IOException {
        Path corpus = folder.resolve("corpus");
        int seed = 0;
        for (String source : List.of("one", "two")) {
            Path album = Files.createDirectories(corpus.resolve(source));
            for (int piece = 0; piece < 2; piece++) {
                Music.piece(++seed, 62).writeWav(album.resolve("piece " + piece + ".wav"));
            }
        }
        Music.piece(9, 5).writeWav(corpus.resolve("one/jingle.wav"));
        Files.writeString(corpus.resolve("one/broken.mp3"), "no sound");
        Files.writeString(corpus.resolve("one/notes.txt"), "no sound");
        return corpus;
    }

    private static long files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private JsonNode figures() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/figures.json").toFile());
    }

    private static JsonNode condition(JsonNode figures, String name) {
        for (JsonNode condition : figures.get("conditions")) {
            if (condition.get("name").asText().equals(name)) {
                return condition;
            }
        }
        throw new AssertionError("no condition " + name);
    }

    @Test
    void saysInOneLineWhatIsWrong() throws IOException {
        assertThat(bench("audio", "--corpus", folder.resolve("nowhere").toString()))
                .isEqualTo(3);
        assertThat(bench(
                        "audio",
                        "--corpus",
                        Files.createDirectories(folder.resolve("empty")).toString(),
                        "--work",
                        folder.toString()))
                .isEqualTo(4);
        assertThat(bench("audio", "--clips", "0")).isEqualTo(2);
        assertThat(bench()).isEqualTo(2);
        assertThat(err.toString())
                .contains("nowhere is not a folder: give a folder of sounds with --corpus")
                .contains("has too few sounds")
                .contains("--clips must be 1 or more")
                .doesNotContain("\tat ");
    }
}
