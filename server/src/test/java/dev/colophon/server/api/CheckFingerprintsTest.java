package dev.colophon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.account.ApiKeys.Scope;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.ServedHome;
import dev.colophon.service.apikey.CreateApiKey;
import dev.colophon.service.fingerprint.TakeFingerprints;
import dev.colophon.service.fingerprint.TakenFingerprint;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In place of a file its fingerprint is checked, which whoever may not send the file sends. */
@Tag("full")
class CheckFingerprintsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHECK = "/api/v1/check";

    @TempDir
    Path folder;

    /** As `colophon fingerprint` writes it. */
    static byte[] taken(Settings settings, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TakeFingerprints(settings).take(ServedHome.ADA, List.of(file), result -> {
            try {
                bytes.writeBytes(Files.readAllBytes(((TakenFingerprint.Taken) result).fingerprint()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return bytes.toByteArray();
    }

    private static HttpRequest.BodyPublisher parts(Map<String, byte[]> files, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) ->
                body.writeBytes("--b0undary\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(name, value)
                        .getBytes(UTF_8)));
        files.forEach((name, bytes) -> {
            body.writeBytes("--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                    .formatted(name)
                    .getBytes(UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n".getBytes(UTF_8));
        });
        body.writeBytes("--b0undary--\r\n".getBytes(UTF_8));
        return HttpRequest.BodyPublishers.ofByteArray(body.toByteArray());
    }

    private static HttpResponse<String> sent(ApiProgram program, Map<String, byte[]> files, Map<String, String> fields)
            throws Exception {
        return program.send(program.to(CHECK)
                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                .POST(parts(files, fields)));
    }

    private static List<JsonNode> items(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("items").valueStream().toList();
    }

    private static JsonNode plain(JsonNode item) {
        ObjectNode plain = item.deepCopy();
        plain.remove(List.of("file", "elapsedMs", "fingerprinted"));
        return plain;
    }

    @Test
    void eachIsAnsweredAsItsFileBesideFiles() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
            home.register(Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf()), "Leaf", "Lin");
            ApiProgram program = new ApiProgram(
                    home.server.address(), ApiKey.of(home.settings).text());
            Path copy = Files.write(folder.resolve("copy.png"), ServedHome.copy());
            Path text = Files.writeString(folder.resolve("more.txt"), "Read this: " + Stories.theLastLeaf());
            Path other =
                    Files.writeString(folder.resolve("other.txt"), Stories.text(9, Stories.Language.ENGLISH, 3_000));
            byte[] fingerprint = taken(home.settings, copy);
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("copy.png", ServedHome.copy());
            files.put("copy.png.fingerprint", fingerprint);
            files.put("cut.fingerprint", Arrays.copyOf(fingerprint, fingerprint.length / 2));
            files.put("more.txt", Files.readAllBytes(text));
            files.put("more.fingerprint", taken(home.settings, text));
            files.put("other.txt", Files.readAllBytes(other));
            files.put("named as you like", taken(home.settings, other));
            List<JsonNode> items = items(sent(program, files, Map.of()));

            assertThat(items).extracting(item -> item.get("file").asText()).containsExactlyElementsOf(files.keySet());
            assertThat(items.get(0).get("matches")).hasSize(1);
            assertThat(items.get(3).get("matches")).hasSize(1);
            assertThat(items.get(5).get("matches")).isEmpty();
            assertThat(plain(items.get(1))).isEqualTo(plain(items.get(0)));
            assertThat(plain(items.get(4))).isEqualTo(plain(items.get(3)));
            assertThat(plain(items.get(6))).isEqualTo(plain(items.get(5)));
            assertThat(items.get(0).has("fingerprinted")).isFalse();
            assertThat(items.get(1).at("/fingerprinted/sha256").asText())
                    .isEqualTo(Content.of(copy).sha256());
            assertThat(items.get(1).at("/fingerprinted/notChecked/0").asText()).isEqualTo("CONTENT_CREDENTIALS");
            assertThat(items.get(2).get("kind").asText()).isEqualTo("UNREADABLE");
            assertThat(items.get(2).get("reason").asText())
                    .isEqualTo("UNDECODABLE: the fingerprint is damaged or cut: get it again, or take it again");

            assertThat(items(sent(program, Map.of("a.fingerprint", fingerprint), Map.of())))
                    .as("alone")
                    .singleElement()
                    .satisfies(item -> assertThat(item.get("matches")).hasSize(1));
        }
    }

    @Test
    void inTheBackgroundAndOnItsPageTheSameIsSaid() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
            ApiProgram program = new ApiProgram(
                    home.server.address(), ApiKey.of(home.settings).text());
            Path copy = Files.write(folder.resolve("copy.png"), ServedHome.copy());
            HttpResponse<String> accepted = program.send(program.to(CHECK)
                    .header("Content-Type", "multipart/form-data; boundary=b0undary")
                    .header("Prefer", "respond-async")
                    .POST(parts(Map.of("copy.fingerprint", taken(home.settings, copy)), Map.of())));
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            String job = accepted.headers().firstValue("Location").orElseThrow();
            JsonNode state = JSON.readTree(accepted.body());
            while (state.get("state").asText().equals("OPEN")) {
                Thread.sleep(100);
                state = JSON.readTree(program.send(program.to(job)).body());
            }
            assertThat(state.at("/items/0/matches")).hasSize(1);
            assertThat(state.get("done").asInt()).isEqualTo(1);
            String page =
                    home.send(home.to("/jobs/" + state.get("id").asText())).body();
            assertThat(page).contains("Looked for by its fingerprint");
        }
    }

    /** Of a copy that is kept its bytes are, which a fingerprint is not. */
    @Test
    void itIsNotKept() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
            ApiProgram program = new ApiProgram(
                    home.server.address(), ApiKey.of(home.settings).text());
            Path copy = Files.write(folder.resolve("copy.png"), ServedHome.copy());
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("copy.fingerprint", taken(home.settings, copy));
            files.put("copy.png", ServedHome.copy());
            List<JsonNode> items = items(sent(program, files, Map.of("keep", "true")));
            assertThat(items).hasSize(2);
            assertThat(items.getFirst().get("reason").asText())
                    .isEqualTo("UNKNOWN_TYPE: a fingerprint: it is checked, and not kept");
            assertThat(items.getLast().get("matches")).hasSize(1);
            assertThat(ServedHome.keptIn(home.settings.home().uploads())).hasSize(1);
        }
    }

    @Test
    void whoeverMayCheckFilesMaySendIt() throws Exception {
        try (AccountsHome home = new AccountsHome(folder)) {
            home.account(Organisation.FIRST, "pat@example.org", AccountRole.PLATFORM);
            String key = new CreateApiKey(home.served.settings)
                    .create(ServedHome.ADA, "pat@example.org", "test", EnumSet.of(Scope.CHECK))
                    .key();
            Path copy = Files.write(folder.resolve("copy.png"), ServedHome.copy());
            byte[] fingerprint = taken(home.served.settings, copy);
            assertThat(items(sent(
                            new ApiProgram(home.served.server.address(), key),
                            Map.of("a.fingerprint", fingerprint),
                            Map.of())))
                    .singleElement()
                    .satisfies(item -> assertThat(item.has("fingerprinted")).isTrue());
            assertThat(sent(
                                    new ApiProgram(home.served.server.address(), "no key"),
                                    Map.of("a.fingerprint", fingerprint),
                                    Map.of())
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}
