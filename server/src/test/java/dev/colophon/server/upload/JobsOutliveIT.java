package dev.colophon.server.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.registry.work.Content;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.server.ServeProcess;
import dev.colophon.server.api.ApiProgram;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jooq.impl.DSL;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server said that it does is done by the next one when it is killed: nothing accepted is lost, and no file is left. */
@Tag("full")
class JobsOutliveIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** After the last was accepted. */
    private static final int[] MILLIS = Boolean.getBoolean("colophon.long")
            ? new int[] {0, 20, 50, 100, 150, 200, 300, 400, 500, 700, 900, 1_200, 1_500, 2_000, 2_500, 3_000}
            : new int[] {150};

    private static final int FILES = 4;

    @TempDir
    Path folder;

    private Path home;
    private Path temporary;

    @BeforeEach
    void folders() throws IOException {
        home = folder.resolve("home");
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    private ServeProcess served() throws IOException, InterruptedException {
        return ServeProcess.start(home, temporary, folder.resolve("errors"));
    }

    private Settings settings() {
        return Settings.of(new Variables(Map.of(Settings.HOME, home.toString())));
    }

    private static byte[] picture(int seed) throws IOException {
        BufferedImage image = Pictures.picture(seed, 700, 500);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static HttpRequest.BodyPublisher body(Map<String, String> fields, List<byte[]> files) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) ->
                body.writeBytes("--b0undary\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(name, value)
                        .getBytes(UTF_8)));
        for (int i = 0; i < files.size(); i++) {
            body.writeBytes(
                    "--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"picture %d.png\"\r\n\r\n"
                            .formatted(i)
                            .getBytes(UTF_8));
            body.writeBytes(files.get(i));
            body.writeBytes("\r\n".getBytes(UTF_8));
        }
        body.writeBytes("--b0undary--\r\n".getBytes(UTF_8));
        return HttpRequest.BodyPublishers.ofByteArray(body.toByteArray());
    }

    private HttpRequest.Builder asked(ServeProcess served, String path) {
        return served.to(path)
                .header("Authorization", "Bearer " + ApiKey.of(settings()).text());
    }

    /** The address of a job that the server accepted. */
    private String accepted(ServeProcess served, String path, Map<String, String> fields, List<byte[]> files)
            throws Exception {
        HttpResponse<String> answer = served.send(asked(served, path)
                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                .header("Prefer", "respond-async")
                .POST(body(fields, files)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode ended(ServeProcess served, String job) throws Exception {
        JsonNode[] last = new JsonNode[1];
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    HttpResponse<String> answer = served.send(asked(served, job));
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    last[0] = JSON.readTree(answer.body());
                    return !last[0].get("state").asText().equals("OPEN");
                });
        assertThat(last[0].get("state").asText()).as(last[0].toString()).isEqualTo("ENDED");
        return last[0];
    }

    private List<String> stored(String table) {
        try (Database database = Database.open(settings().home(), settings().database())) {
            return database.read(dsl ->
                    dsl.select(DSL.field("sha256", String.class)).from(table).fetch(row -> row.value1()));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    @Timeout(1_800)
    void whatWasAcceptedIsDoneByTheNext() throws Exception {
        List<String> registered = new ArrayList<>();
        List<String> jobs = new ArrayList<>();
        byte[] work = picture(1);
        for (int i = 0; i < MILLIS.length; i++) {
            List<byte[]> files = new ArrayList<>();
            for (int file = 0; file < FILES; file++) {
                files.add(picture(1_000 + i * FILES + file));
                registered.add(Content.of(files.getLast()).sha256());
            }
            if (i == 0) {
                files.add(work);
                registered.add(Content.of(work).sha256());
            }
            try (ServeProcess served = served()) {
                if (i % 4 == 3) { // at each job a few servers end
                    for (String job : jobs) {
                        JsonNode _ = ended(served, job);
                    }
                }
                jobs.add(accepted(served, "/api/v1/works", Map.of("owner", "Ada Example"), files));
                jobs.add(accepted(served, "/api/v1/check", Map.of(), List.of(work, files.getFirst())));
                jobs.add(accepted(served, "/api/v1/check", Map.of("keep", "true"), List.of(work)));
                Thread.sleep(MILLIS[i]);
                served.kill();
            }
        }
        try (ServeProcess served = served()) {
            for (int i = 0; i < jobs.size(); i++) {
                JsonNode job = ended(served, jobs.get(i));
                int files = i % 3 == 0 ? (i == 0 ? FILES + 1 : FILES) : i % 3 == 1 ? 2 : 1;
                assertThat(job.get("items")).as(job.toString()).hasSize(files);
                if (i % 3 == 0) {
                    assertThat(job.get("items"))
                            .allSatisfy(item ->
                                    assertThat(item.get("outcome").asText()).isIn("REGISTERED", "ALREADY_REGISTERED"));
                }
                String page = served.get(jobs.get(i).replace("/api/v1", "")).body();
                assertThat(Jsoup.parse(page).select("#job li, #job section")).isNotEmpty();
            }
            assertThat(stored("reference")).containsExactlyInAnyOrderElementsOf(registered);
            assertThat(names(new Home(home).references())).containsExactlyInAnyOrderElementsOf(registered);
            assertThat(names(new Home(home).uploads().resolve(".jobs"))).isEmpty();
            assertThat(Jsoup.parse(served.get("/").body()).select("#jobs")).isEmpty();
        }
        assertThat(Files.readString(folder.resolve("errors"))).doesNotContain("Exception");
        assertThat(names(temporary)).noneMatch(name -> name.startsWith("colophon"));
    }

    @Test
    @Timeout(600)
    void whatCameInPartsIsDoneByTheNextAndNoLinkToItStays() throws Exception {
        Path taken = new Home(home).uploads().resolve(".taken");
        byte[] work = picture(1);
        String job;
        try (ServeProcess served = served()) {
            ApiProgram program = new ApiProgram(
                    served.to("").build().uri().toString(),
                    ApiKey.of(settings()).text());
            String where = program.begin(work.length, "")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(program.part(where, 0, work, Map.of()).statusCode()).isEqualTo(204);
            HttpResponse<String> answer = program.form(
                    "/api/v1/works",
                    "owner=Ada&upload=" + where.substring(where.lastIndexOf('/') + 1),
                    Map.of("Prefer", "respond-async"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            job = answer.headers().firstValue("Location").orElseThrow();
            served.kill();
        }
        Files.createDirectories(taken.resolve("1")); // also where the kill came later
        Files.createFile(taken.resolve("1.alive"));
        try (ServeProcess served = served()) {
            assertThat(ended(served, job).at("/items/0/outcome").asText()).isIn("REGISTERED", "ALREADY_REGISTERED");
            assertThat(stored("reference")).containsExactly(Content.of(work).sha256());
            assertThat(names(taken)).isEmpty();
        }
    }

    @Test
    @Timeout(600)
    void whatEndedBeforeAnybodySawItIsToldByTheNext() throws Exception {
        String job;
        try (ServeProcess served = served()) {
            job = accepted(served, "/api/v1/works", Map.of("owner", "Ada Example"), List.of(picture(1), new byte[3]));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() ->
                            names(new Home(home).uploads().resolve(".jobs")).isEmpty());
            served.kill();
        }
        try (ServeProcess served = served()) {
            assertThat(Jsoup.parse(served.get("/").body()).select("section:has(#jobs) li a"))
                    .singleElement()
                    .satisfies(link -> assertThat(link.attr("href")).isEqualTo(job.replace("/api/v1", "")));
            String page = Jsoup.parse(served.get(job.replace("/api/v1", "")).body())
                    .select("#job")
                    .text();
            assertThat(page).contains("picture 0.png Registered", "picture 1.png Not registered");
            assertThat(Jsoup.parse(served.get("/").body()).select("#jobs"))
                    .as("it was seen")
                    .isEmpty();
        }
    }
}
