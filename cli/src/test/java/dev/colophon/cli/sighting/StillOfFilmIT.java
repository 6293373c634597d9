package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.samples.film.Animation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture that is one frame of a registered film: on its side there is a part of a picture, on that of the film a time. */
class StillOfFilmIT {

    @TempDir
    Path folder;

    private void ffmpeg(String... arguments) throws IOException {
        Ffmpeg.find()
                .run(
                        Stream.concat(Stream.of("-v", "error"), Stream.of(arguments))
                                .toList(),
                        Duration.ofMinutes(1));
    }

    /** It ended the scan, and what came after it was not looked at. */
    @Test
    void isKeptWithItsMomentAndWhatComesAfterItToo() throws IOException {
        Path home = folder.resolve("home");
        Path found = Files.createDirectories(folder.resolve("found"));
        Path work = folder.resolve("boat.y4m");
        Animation.film(7, 256, 144, 12, 10).writeY4m(work);
        ffmpeg(
                "-ss",
                "6",
                "-i",
                work.toString(),
                "-frames:v",
                "1",
                found.resolve("1-still.png").toString());
        ffmpeg(
                "-i",
                work.toString(),
                "-c:v",
                "mpeg4",
                found.resolve("2-film.mkv").toString());
        Cli.run(home, "register", work.toString(), "--owner", "Ada Example");

        Cli.Result scanned = Cli.run(home, "scan", found.toString());
        assertThat(scanned.exitCode()).as(scanned.err()).isZero();
        assertThat(scanned.out()).contains("scanned 2 files: 2 with registered works");

        List<String> lines =
                Cli.run(home, "sightings", "--json", "--place", "still").lines();
        assertThat(lines).hasSize(1);
        JsonNode still = new ObjectMapper().readTree(lines.getFirst());
        JsonNode match = still.required("matches").get(0);
        assertThat(match.required("medium").asText()).isEqualTo("IMAGE");
        assertThat(match.at("/segments/0/reference/start").asDouble()).isLessThan(6);
        assertThat(match.at("/segments/0/reference/end").asDouble()).isGreaterThan(6);
        assertThat(match.at("/segments/0/copy/corners")).hasSize(4);
        assertThat(Cli.run(home, "scan", found.toString()).out()).startsWith("nothing new: 2 files are known");

        Path report = folder.resolve("report");
        Cli.Result written = Cli.run(
                home, "report", "--html", report.toString(), "--references", folder.toString(), "--place", "still");
        assertThat(written.exitCode()).as(written.err()).isZero();
        assertThat(Files.readString(report.resolve("sightings/1.html")))
                .contains("The registered work: boat", "neither cropped, turned nor mirrored")
                .doesNotContain("Cannot be shown");
    }
}
