package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.sound.Music;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of a film beside those of its copy. */
class FilmPictureIT {

    private static final int MOMENTS = 6;
    private static final double SECONDS = 12;

    @TempDir
    Path folder;

    private Path home;
    private Path work;
    private Path copy;

    @BeforeEach
    void register() throws IOException {
        home = folder.resolve("home");
        work = folder.resolve("boat.y4m");
        Animation.film(7, 256, 144, SECONDS, 10).writeY4m(work);
        copy = folder.resolve("copy.mkv");
        Ffmpeg.find()
                .run(
                        List.of("-v", "error", "-i", work.toString(), "-vf", "hflip", "-c:v", "mpeg4", copy.toString()),
                        Duration.ofMinutes(1));
        Cli.run(home, "register", work.toString(), "--owner", "Ada Example");
    }

    private String scanned(Path what) throws IOException {
        Cli.run(home, "scan", what.toString());
        List<String> lines = Cli.run(home, "sightings", "--json").lines();
        assertThat(lines).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(lines.getFirst());
        return json.required("sighting").asText();
    }

    private String drawn(String id, String... more) throws IOException {
        Path svg = folder.resolve("why.svg");
        List<String> arguments = new ArrayList<>(List.of("show", id, "--force", "--picture", svg.toString()));
        arguments.addAll(List.of(more));
        assertThat(Cli.run(home, arguments.toArray(String[]::new)).exitCode()).isZero();
        return Files.readString(svg);
    }

    private static int count(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    @Test
    @Tag("full")
    void framesOfBothSidesShowTheSameMoments() throws IOException {
        String id = scanned(copy);
        String both = drawn(id, "--references", folder.toString());
        assertThat(count(both, "<image ")).isEqualTo(2 * MOMENTS);
        assertThat(both)
                .contains("boat", "STRONG; mirrored", "0:01.0", "0:11.0")
                .doesNotContain("not kept");
    }

    @Test
    @Tag("full")
    void aFilmWhoseSoundMatchesTooIsDrawnByItsFrames() throws IOException {
        Path music = folder.resolve("music.wav");
        Music.piece(7, SECONDS).writeWav(music);
        Path loud = folder.resolve("loud.mkv");
        Path heard = folder.resolve("heard.mkv");
        for (Path film : List.of(loud, heard)) {
            Ffmpeg.find()
                    .run(
                            List.of(
                                    "-v",
                                    "error",
                                    "-i",
                                    work.toString(),
                                    "-i",
                                    music.toString(),
                                    "-vf",
                                    film.equals(heard) ? "hflip,scale=120:-2,noise=alls=30" : "null",
                                    "-q:v",
                                    film.equals(heard) ? "20" : "2",
                                    "-c:v",
                                    "mpeg4",
                                    "-c:a",
                                    "libmp3lame",
                                    film.toString()),
                            Duration.ofMinutes(1));
        }
        home = folder.resolve("another");
        Cli.run(home, "register", loud.toString(), "--owner", "Ada Example");
        String id = scanned(heard);
        assertThat(Cli.run(home, "show", id).lines().stream()
                        .filter(line -> line.contains("STRONG"))
                        .toList())
                .as("by its sound it matches still more surely")
                .satisfiesExactly(
                        first -> assertThat(first).contains("(its sound)"),
                        second -> assertThat(second).doesNotContain("sound"));
        String both = drawn(id, "--references", folder.toString());
        assertThat(count(both, "<image ")).isEqualTo(2 * MOMENTS);
        assertThat(both).contains("STRONG; mirrored");
    }

    @Test
    @Tag("full")
    void whereAFileIsNotAtHandThatIsSaid() throws IOException {
        String id = scanned(copy);
        String ofCopy = drawn(id);
        assertThat(count(ofCopy, "<image ")).isEqualTo(MOMENTS);
        assertThat(count(ofCopy, "not kept")).isEqualTo(MOMENTS);
        Files.write(copy, new byte[] {1, 2, 3});
        assertThat(count(drawn(id), "not kept")).isEqualTo(2 * MOMENTS);
    }
}
