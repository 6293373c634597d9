package dev.colophon.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.ServedHome;
import dev.colophon.service.home.ApiKey;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A work that is registered is found soon, and at the latest when its registration is acknowledged. */
@Tag("full")
class NewWorkTest {

    /** From the beginning of the upload, on a machine that does much else; how soon it is, {@code bench check-api} measures. */
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private ServedHome home;
    private String key = "";

    @BeforeEach
    void start() throws Exception {
        home = new ServedHome(folder);
        key = ApiKey.of(home.settings).text();
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private HttpResponse<String> asked(String path, Map<String, String> fields, String name, byte[] file)
            throws Exception {
        try (HttpClient program = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = home.post(path, fields, name, file).header("Authorization", "Bearer " + key);
            return program.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private int found(String name, byte[] copy) throws Exception {
        JsonNode items = new ObjectMapper()
                .readTree(asked("/api/v1/check", Map.of(), name, copy).body())
                .get("items");
        return items.get(0).get("matches").size();
    }

    private void assertSoon(String name, byte[] work, byte[] copy) throws Exception {
        assertThat(found(name, copy)).as("before").isZero();
        try (ExecutorService upload = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> registered =
                    upload.submit(() -> asked("/api/v1/works", Map.of("owner", "Lin Example"), name, work));
            Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(SOON).until(() -> found(name, copy) > 0);
            assertThat(registered.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aNewTextIsFoundSoon() throws Exception {
        String work = Stories.text(11, Stories.Language.ENGLISH, 20_000);
        Object _ = found("warm.txt", "What warms up.".getBytes(UTF_8));
        assertSoon("text.txt", work.getBytes(UTF_8), ("Found: " + work.substring(2_000, 4_000)).getBytes(UTF_8));
    }

    @Test
    void aNewPictureIsFoundSoon() throws Exception {
        assertSoon("lake.png", ServedHome.picture(), ServedHome.copy());
    }

    @Test
    void whatIsAcknowledgedIsFoundAtOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            String work = Stories.text(20 + i, Stories.Language.ENGLISH, 5_000);
            assertThat(asked("/api/v1/works", Map.of("owner", "Lin Example"), i + ".txt", work.getBytes(UTF_8))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(found("copy.txt", ("Found: " + work).getBytes(UTF_8))).isPositive();
        }
    }
}
