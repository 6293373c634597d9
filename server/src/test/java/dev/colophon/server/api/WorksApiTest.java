package dev.colophon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.ServedHome;
import dev.colophon.service.home.ApiKey;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class WorksApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private ServedHome home;
    private ApiProgram program;

    @BeforeEach
    void start() throws Exception {
        home = new ServedHome(folder);
        program = new ApiProgram(home.server.address(), ApiKey.of(home.settings).text());
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private HttpRequest.Builder post(String path, Map<String, String> fields, String name, byte[] file)
            throws Exception {
        return program.to(path)
                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                .POST(ServedHome.form(fields, name, file));
    }

    private JsonNode answered(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = program.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list.get("items")).hasSize(1);
        return list.get("items").get(0);
    }

    private static byte[] text(int number) {
        return Stories.text(number, Stories.Language.ENGLISH, 4_000).getBytes(UTF_8);
    }

    private String registered(int number) throws Exception {
        return only(answered(post(
                        "/api/v1/works",
                        Map.of("owner", "Lin", "title", "Story " + number),
                        "story.txt",
                        text(number))))
                .get("work")
                .asText();
    }

    @Test
    void worksAreListedPageByPage() throws Exception {
        for (int number = 1; number <= 3; number++) {
            String _ = registered(number);
        }
        List<String> titles = new ArrayList<>();
        String path = "/api/v1/works?limit=2";
        for (JsonNode page = answered(program.to(path)); ; page = answered(program.to(path))) {
            page.get("items").forEach(work -> titles.add(work.get("title").asText()));
            if (!page.has("next")) {
                break;
            }
            path = "/api/v1/works?limit=2&after=" + page.get("next").asText();
        }
        assertThat(titles).startsWith("Story 3", "Story 2", "Story 1").doesNotHaveDuplicates();
    }

    @Test
    void aProgramAddsFilesToAWorkAndTakesThemOut() throws Exception {
        String one = registered(1);
        String two = registered(2);
        byte[] third = text(3);
        String references = "/api/v1/works/" + one + "/references";
        JsonNode added = only(answered(post(references, Map.of(), "third.txt", third)));
        JsonSchemas.holds("registration", added);
        assertThat(added.get("work").asText()).isEqualTo(one);
        assertThat(answered(program.to("/api/v1/works/" + one)).get("references"))
                .hasSize(2);
        assertThat(worksIn(third)).containsExactly(one);

        String reference = added.get("reference").asText();
        for (String wrong : List.of("/api/v1/works/" + two + "/references/" + reference, references + "/00000000")) {
            assertThat(program.send(program.to(wrong).DELETE()).statusCode()).isEqualTo(404);
        }
        assertThat(worksIn(third)).as("nothing was removed").containsExactly(one);

        JsonNode removed = answered(program.to(references + "/" + reference).DELETE());
        JsonSchemas.holds("removed-files", removed);
        assertThat(removed.get("left").asInt()).isOne();
        assertThat(worksIn(third)).isEmpty();
        HttpResponse<String> nowhere =
                program.send(post("/api/v1/works/00000000/references", Map.of(), "third.txt", third));
        assertThat(nowhere.statusCode()).as(nowhere.body()).isEqualTo(422);
    }

    private List<String> worksIn(byte[] text) throws Exception {
        List<String> works = new ArrayList<>();
        only(answered(post("/api/v1/check", Map.of(), "found.txt", text)))
                .get("matches")
                .forEach(match -> works.add(match.at("/work/id").asText()));
        return works;
    }
}
