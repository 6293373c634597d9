package dev.colophon.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serve} writes in a process of its own. */
@Tag("full")
class ServeIT {

    private static final int READERS = 40;

    @TempDir
    Path folder;

    private Path home;
    private Path temporary;

    @BeforeEach
    void folders() throws IOException {
        home = folder.resolve("home");
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    @Test
    void withAccountsItSaysInOneObjectThatItIsReady() throws Exception {
        Process process = ServeProcess.builder(home, temporary, "--accounts", "--json")
                .redirectError(folder.resolve("errors").toFile())
                .start();
        BufferedReader lines = process.inputReader(UTF_8);
        String first = lines.readLine();
        JsonNode ready = new ObjectMapper().readTree(first);
        assertThat(ready.fieldNames()).toIterable().as(first).containsExactly("address");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest asked = HttpRequest.newBuilder(
                            URI.create(ready.get("address").asText() + "/health/live"))
                    .build();
            assertThat(client.send(asked, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(process.toHandle().destroy()).isTrue(); // Process.destroy would close what it wrote
        assertThat(lines.lines()).isEmpty();
        assertThat(folder.resolve("errors")).content().doesNotContain("colophon:", "Exception");
    }

    /** Of a description that does not fit into what the system keeps for a connection. */
    @Test
    void aReaderWhoLeftIsNoFault() throws Exception {
        Path errors = folder.resolve("errors");
        try (ServeProcess served = ServeProcess.start(home, temporary, errors)) {
            Settings settings = Settings.of(new Variables(Map.of(Settings.HOME, home.toString())));
            URI address = served.to("").build().uri();
            String request =
                    "GET /api/v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(address.getPort(), ApiKey.of(settings).text());
            for (int i = 0; i < READERS; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
                    socket.setSoLinger(true, 0); // it ends with a reset
                    socket.getOutputStream().write(request.getBytes(UTF_8));
                }
            }
            Pattern asked = Pattern.compile(
                    "http_server_requests_seconds_count\\{[^}]*uri=\"/api/v1/openapi.json\"[^}]*} " + READERS);
            String key = ApiKey.of(settings).text();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> asked.matcher(
                                    served.send(served.to("/metrics").header("Authorization", "Bearer " + key))
                                            .body())
                            .find());
            assertThat(served.send(served.to("/metrics").header("Authorization", "Bearer " + key))
                            .body())
                    .doesNotContain("status=\"500\"");
        }
        assertThat(Files.readString(errors)).doesNotContain("Exception", "failed");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    @Test
    void withoutRoomForWhatComesItIsToBeSentLater() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", temporary.toString()),
                "needs root, to mount a small disk");
        try (ServeProcess served = ServeProcess.start(home, temporary, folder.resolve("errors"))) {
            Path filler = temporary.resolve("filler");
            assertThatThrownBy(() -> Files.write(filler, new byte[16 << 20])).isInstanceOf(IOException.class);
            String key = ApiKey.of(Settings.of(new Variables(Map.of(Settings.HOME, home.toString()))))
                    .text();
            HttpRequest.Builder check = served.to("/api/v1/check")
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "multipart/form-data; boundary=b0undary")
                    .POST(ServedHome.form(
                            Map.of(), "large.txt", "a long text ".repeat(30_000).getBytes(UTF_8)));
            HttpResponse<String> full = served.send(check);
            assertThat(full.statusCode()).as(full.body()).isEqualTo(503);
            assertThat(full.body()).contains("urn:colophon:problem:room");
            Files.delete(filler);
            assertThat(served.send(check).body()).doesNotContain("problem:room", "problem:malformed");
        } finally {
            assertThat(run("umount", "--lazy", temporary.toString())).isTrue();
        }
    }
}
