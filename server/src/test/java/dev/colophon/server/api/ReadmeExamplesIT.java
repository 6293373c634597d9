package dev.colophon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.registry.work.WorkQuery;
import dev.colophon.server.NoticedHome;
import dev.colophon.server.ServedHome;
import dev.colophon.service.catalogue.ListWorks;
import dev.colophon.service.home.ApiKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README, as they stand, with the address, the key and the ids of a home that is there. */
@Tag("full")
class ReadmeExamplesIT {

    @TempDir
    Path folder;

    private String run(String command, String key) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        builder.environment().put("KEY", key);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command).isTrue();
        return said.strip();
    }

    @Test
    void eachIsAnswered() throws Exception {
        List<String> examples = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
        assertThat(examples).hasSizeGreaterThan(7);
        try (NoticedHome noticed = new NoticedHome(folder, NoticedHome.Stage.DRAFTED, "The Last Leaf", "Ada")) {
            ServedHome home = noticed.served;
            assumeTrue(run("curl --version", "").startsWith("curl"), "no curl: apt-get install curl");
            Path upload = Files.write(folder.resolve("upload.mp4"), ServedHome.copy());
            Files.write(folder.resolve("upload.mp4.fingerprint"), CheckFingerprintsTest.taken(home.settings, upload));
            Files.write(folder.resolve("song.mp3"), ServedHome.picture());
            String key = ApiKey.of(home.settings).text();
            String work = new ListWorks(home.settings)
                    .list(
                            ServedHome.ADA,
                            new WorkQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1),
                            _ -> {})
                    .orElseThrow()
                    .getFirst()
                    .summary()
                    .work()
                    .id();
            for (String example : examples) {
                String command = example.replace("curl ", "curl -s -o /dev/null -w '%{http_code}' ")
                        .replace("http://127.0.0.1:7440", home.server.address())
                        .replace("https://example.org", home.server.address()) // no stranger is asked
                        .replace("/works/ID/", "/works/" + work + "/")
                        .replace("/ID/", "/" + home.sightings().getFirst() + "/");
                assertThat(run(command, key))
                        .as(example)
                        .isIn(example.contains("respond-async") ? List.of("202") : List.of("200", "201"));
            }
        }
    }

    @Test
    void aLargeFileComesInParts() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String from = readme.substring(readme.indexOf("### Large files"));
        String script = from.substring(from.indexOf("```\n") + "```\n".length());
        script = script.substring(0, script.indexOf("```"));
        try (ServedHome home = new ServedHome(folder)) {
            assumeTrue(run("curl --version", "").startsWith("curl"), "no curl: apt-get install curl");
            Files.write(folder.resolve("film.mp4"), ServedHome.picture());
            String said = run(
                    "set -e\n"
                            + script.replace("http://127.0.0.1:7440", home.server.address())
                                    .replace("8000000", "100000"),
                    ApiKey.of(home.settings).text());
            assertThat(said).startsWith("200{").contains("\"outcome\":\"REGISTERED\"");
        }
    }
}
