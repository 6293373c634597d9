package dev.colophon.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.service.home.ApiKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases and notices for programs: the examples of the README, as they stand there. */
@Tag("full")
class NoticedApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static List<String> examples() throws Exception {
        return Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("curl ") && line.matches(".*/api/v1/(cases|notices).*"))
                .toList();
    }

    @Test
    void theExamplesOfTheReadmeAnswerWhatTheCommandPrints() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "no curl: apt-get install curl");
        assertThat(examples()).hasSize(4);
        try (NoticedHome home = new NoticedHome(folder, Stage.DRAFTED, "The Last Leaf", "Ada")) {
            for (String example : examples()) {
                ProcessBuilder shell = new ProcessBuilder(
                        "sh", "-c", example.replace("http://127.0.0.1:7440", home.served.server.address()) + " -sSf");
                shell.environment().put("KEY", ApiKey.of(home.served.settings).text());
                Process curl = shell.start();
                JsonNode answer =
                        JSON.readTree(new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                assertThat(curl.waitFor()).as(example).isZero();
                String schema = example.contains("/cases") ? "case" : "notice";
                if (!answer.has("number")) {
                    assertThat(answer.get("items")).as(example).isNotEmpty();
                    answer.get("items").forEach(item -> JsonSchemas.holds(schema, item));
                } else {
                    JsonSchemas.holds(schema, answer);
                    assertThat(answer.get("events")).isNotEmpty();
                }
            }
            ApiProgram program = new ApiProgram(
                    home.served.server.address(),
                    ApiKey.of(home.served.settings).text());
            JsonNode again = JSON.readTree(
                    program.form("/api/v1/cases", "all=true", Map.of()).body());
            assertThat(again.get("opened").asInt()).as("they are in one").isZero();
            assertThat(again.get("leftOut").isObject()).isTrue();
            assertThat(program.form("/api/v1/cases", "owner=+", Map.of()).body())
                    .contains("\"status\":400", "all=true");
            assertThat(home.status("/api/v1/cases?state=lost")).isEqualTo(400);
            assertThat(home.status("/api/v1/notices/N-9")).isEqualTo(404);
            assertThat(home.status("/api/v1/cases?limit=0")).isEqualTo(400);
        }
    }
}
