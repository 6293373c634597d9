package dev.colophon.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.ServedHome;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms and requests that no page of ours sends, and a home that vanishes. */
@Tag("full")
class HostileFormsTest {

    private static final int SEVERAL = 60;

    /** More than Tomcat takes of text. */
    private static final int LONG = 3_000_000;

    @TempDir
    Path folder;

    private ServedHome home;

    @BeforeEach
    void start() throws Exception {
        home = new ServedHome(folder, new UploadLimit(8L << 20));
    }

    @AfterEach
    void stop() {
        home.close();
    }

    @Test
    void manyFilesAreTakenAtOnce() throws Exception {
        StringBuilder body = new StringBuilder("--b0undary\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n")
                .append(home.csrf())
                .append("\r\n");
        for (int i = 0; i < SEVERAL; i++) {
            body.append("--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%d.txt\"\r\n\r\n%d\r\n"
                    .formatted(i, i));
        }
        HttpRequest.Builder form = home.to("/check")
                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                .POST(HttpRequest.BodyPublishers.ofString(
                        body.append("--b0undary--\r\n").toString()));
        assertThat(home.get(home.done(form)).body()).contains("59.txt");
    }

    @Test
    void aNameOfTwoHundredChineseCharactersIsTaken() throws Exception {
        String name = "湖".repeat(200) + ".txt";
        String told = home.get(
                        home.done(home.post("/check", Map.of("_csrf", home.csrf()), name, "text".getBytes(UTF_8))))
                .body();
        assertThat(told).contains("湖湖湖.txt");
    }

    @Test
    void aFieldThatIsTooLongIsRefusedInOurWords() throws Exception {
        HttpResponse<String> refused = home.send(home.post(
                "/check", Map.of("_csrf", home.csrf(), "host", "a".repeat(LONG)), "a.txt", "text".getBytes(UTF_8)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("This form holds more than is taken at a time");
    }

    @Test
    void whoeverAsksForTheHeadOfALinkDoesNotUseItUp() throws Exception {
        URI link = URI.create(home.server.link().link());
        assertThat(home.send(HttpRequest.newBuilder(link).HEAD()).statusCode()).isEqualTo(405);
        assertThat(home.send(HttpRequest.newBuilder(link)).statusCode()).isEqualTo(303);
    }

    /** Whoever hands in a list of addresses has none of them asked. */
    @Test
    void aListOfAddressesIsAFile() throws Exception {
        String told = home.get(home.done(home.post(
                        "/check",
                        Map.of("_csrf", home.csrf(), "keep", "true"),
                        "urls.txt",
                        "http://example.invalid/a\nhttp://example.invalid/b\n".getBytes(UTF_8))))
                .body();
        assertThat(told).contains("urls.txt").doesNotContain("example.invalid", "example[.]invalid");
    }

    @Test
    void aHomeThatVanishesIsSaidToBeGoneAndNoneIsMade() throws Exception {
        Path moved = Files.move(folder.resolve("home"), folder.resolve("moved"));
        HttpResponse<String> gone = home.get("/works");
        assertThat(gone.statusCode()).isEqualTo(503);
        assertThat(gone.body()).contains("is gone since this was started");
        assertThat(folder.resolve("home")).doesNotExist();
        Files.move(moved, folder.resolve("home"));
        assertThat(home.get("/works").statusCode()).isEqualTo(200);
    }
}
