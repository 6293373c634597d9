package dev.colophon.server.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.ServedHome;
import dev.colophon.server.TwoServersTest;
import dev.colophon.server.api.ApiProgram;
import dev.colophon.server.api.IdempotencyTest;
import dev.colophon.server.crash.CrashedHome;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.service.account.AddOrganisation;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that come in parts, on both databases. */
@Tag("full")
class UploadsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    enum On {
        SQLITE,
        POSTGRES
    }

    private Settings settings(On database) {
        return database == On.SQLITE ? ServedHome.settings(folder) : TwoServersTest.settings(folder);
    }

    private static ApiProgram program(ServedHome home) {
        return new ApiProgram(home.server.address(), ApiKey.of(home.settings).text());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String sum(String algorithm, byte[] bytes) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    private static String where(HttpResponse<String> begun) {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String where = begun.headers().firstValue("Location").orElseThrow();
        assertThat(where).startsWith("/api/v1/uploads/");
        return where;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void isProblem(HttpResponse<String> answer, int status, String kind) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("type").asText()).isEqualTo("urn:colophon:problem:" + kind);
    }

    private static String id(String where) {
        return where.substring(where.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @EnumSource
    void aFileComesInPartsAndIsRegisteredAndAnotherChecked(On database) throws Exception {
        try (ServedHome home = new ServedHome(folder, new UploadLimit(8 << 20), settings(database))) {
            ApiProgram program = program(home);
            byte[] lake = ServedHome.picture();
            String where = where(program.begin(lake.length, "filename " + base64("lake.png") + ",other"));
            int half = lake.length / 2;
            HttpResponse<String> first = program.part(where, 0, Arrays.copyOf(lake, half), Map.of());
            assertThat(first.statusCode()).as(first.body()).isEqualTo(204);
            assertThat(header(first, "Upload-Offset")).isEqualTo(String.valueOf(half));
            Instant expires = ZonedDateTime.parse(header(first, "Upload-Expires"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            assertThat(Duration.between(Instant.now(), expires)).isBetween(Duration.ofHours(23), Duration.ofHours(25));
            HttpResponse<String> state = program.offset(where);
            assertThat(state.statusCode()).isEqualTo(200);
            assertThat(header(state, "Upload-Offset")).isEqualTo(String.valueOf(half));
            assertThat(header(state, "Upload-Length")).isEqualTo(String.valueOf(lake.length));
            assertThat(header(state, "Upload-Metadata")).isEqualTo("filename " + base64("lake.png"));
            assertThat(header(state, "Cache-Control")).contains("no-store");
            isProblem(program.part(where, 1, new byte[] {1}, Map.of()), 409, "busy");
            isProblem(program.form("/api/v1/works", "upload=" + id(where) + "&owner=Lin", Map.of()), 422, "refused");
            HttpResponse<String> rest =
                    program.part(where, half, Arrays.copyOfRange(lake, half, lake.length), Map.of());
            assertThat(rest.statusCode()).isEqualTo(204);

            HttpResponse<String> registered =
                    program.form("/api/v1/works", "upload=" + id(where) + "&owner=Lin&title=Lake", Map.of());
            assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
            assertThat(JSON.readTree(registered.body()).at("/items/0/outcome").asText())
                    .isEqualTo("REGISTERED");
            assertThat(program.offset(where).statusCode()).as("used").isEqualTo(404);
            assertThat(coming(home)).isEmpty();

            byte[] copy = ServedHome.copy();
            String other = where(program.begin(copy.length, "filename " + base64("copy.png")));
            assertThat(program.part(other, 0, copy, Map.of()).statusCode()).isEqualTo(204);
            HttpResponse<String> checked = program.form("/api/v1/check", "upload=" + id(other), Map.of());
            assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
            assertThat(JSON.readTree(checked.body()).at("/items/0/matches").size())
                    .isPositive();
            assertThat(program.offset(other).statusCode()).isEqualTo(404);
        }
    }

    /** What is in the home of files that are on their way. */
    private static List<Path> coming(ServedHome home) throws IOException {
        Path all = home.settings.home().uploads().resolve(".resumable");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(all)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".lock"))
                    .toList();
        }
    }

    @Test
    void whatIsOfferedIsSaidAndWhatIsTooMuchIsRefusedBeforeItComes() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = program(home);
            HttpResponse<String> offered =
                    program.send(program.to("/api/v1/uploads").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            assertThat(offered.statusCode()).isEqualTo(204);
            assertThat(header(offered, "Tus-Version")).isEqualTo("1.0.0");
            assertThat(header(offered, "Tus-Extension")).contains("creation", "checksum", "expiration", "termination");
            assertThat(header(offered, "Tus-Max-Size")).isEqualTo(String.valueOf(8 << 20));
            assertThat(header(offered, "Allow").split(",")).containsExactlyInAnyOrder("POST", "OPTIONS");
            isProblem(program.begin((8 << 20) + 1, "filename " + base64("film.mp4")), 413, "too-large");
            isProblem(
                    program.send(program.to("/api/v1/uploads")
                            .header("Upload-Length", "10")
                            .POST(HttpRequest.BodyPublishers.noBody())),
                    412,
                    "tus");
            isProblem(
                    program.send(program.tus("/api/v1/uploads").POST(HttpRequest.BodyPublishers.noBody())),
                    400,
                    "usage");
            isProblem(program.begin(1, "filename ???"), 400, "usage");
            String where = where(program.begin(4, "filename " + base64("../../a.txt")));
            isProblem(program.part(where, 0, new byte[5], Map.of()), 422, "refused");
            assertThat(coming(home)).as("nothing of it was read").isEmpty();
            assertThat(header(program.offset(where), "Upload-Metadata")).isEqualTo("filename " + base64("a.txt"));
            for (int i = 0; i < 9; i++) {
                where(program.begin(8 << 20, "filename " + base64("film.mp4")));
            }
            isProblem(program.begin(8 << 20, "filename " + base64("film.mp4")), 422, "refused");
            assertThat(program.cancel(where).statusCode()).isEqualTo(204);
            assertThat(program.cancel(where).statusCode()).isEqualTo(404);
            where(program.begin(8 << 20, "filename " + base64("film.mp4")));
        }
    }

    @Test
    void aPartThatDiffersFromItsSumIsNotKeptAndAWholeThatDoesIsDeleted() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = program(home);
            byte[] bytes = new byte[100_000];
            new Random(7).nextBytes(bytes);
            byte[] part = Arrays.copyOf(bytes, 60_000);
            byte[] rest = Arrays.copyOfRange(bytes, 60_000, bytes.length);
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            String where = where(program.begin(bytes.length, "sha256 " + base64(sha256)));
            isProblem(
                    program.part(where, 0, part, Map.of("Upload-Checksum", "sha256 " + sum("SHA-256", rest))),
                    460,
                    "checksum");
            assertThat(header(program.offset(where), "Upload-Offset")).isEqualTo("0");
            isProblem(program.part(where, 0, part, Map.of("Upload-Checksum", "crc32 aaaa")), 400, "usage");
            assertThat(program.part(where, 0, part, Map.of("Upload-Checksum", "sha1 " + sum("SHA-1", part)))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(program.part(where, 60_000, rest, Map.of()).statusCode()).isEqualTo(204);
            String wrong = where(program.begin(rest.length, "sha256 " + base64(sha256)));
            isProblem(program.part(wrong, 0, rest, Map.of()), 460, "checksum");
            assertThat(program.offset(wrong).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatCameBeforeTheConnectionBrokeIsKept() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = program(home);
            String where = where(program.begin(1_000_000, "filename " + base64("a.bin")));
            URI address = URI.create(home.server.address());
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream()
                        .write(("PATCH " + where + " HTTP/1.1\r\nHost: 127.0.0.1:" + address.getPort()
                                        + "\r\nAuthorization: Bearer "
                                        + ApiKey.of(home.settings).text()
                                        + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Length: 1000000\r\n"
                                        + "Content-Type: application/offset+octet-stream\r\n\r\n")
                                .getBytes(UTF_8));
                socket.getOutputStream().write(new byte[300_000]);
                socket.getOutputStream().flush();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> header(program.offset(where), "Upload-Offset").equals("300000"));
        }
    }

    @Test
    void aProgramThatCanSendNoPatchSaysIt() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = program(home);
            String where = where(program.begin(3, ""));
            HttpResponse<String> sent = program.send(program.tus(where)
                    .header("X-HTTP-Method-Override", "PATCH")
                    .header("Upload-Offset", "0")
                    .header("Content-Type", "application/offset+octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofString("abc")));
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
            assertThat(header(sent, "Upload-Offset")).isEqualTo("3");
            assertThat(program.send(program.tus(where)
                                    .header("X-HTTP-Method-Override", "DELETE")
                                    .POST(HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(program.offset(where).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anOverriddenPartThatIsNoneIsToldSo() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = program(home);
            String where = where(program.begin(3, ""));
            HttpResponse<String> form = program.send(program.tus(where)
                    .header("X-HTTP-Method-Override", "PATCH")
                    .header("Upload-Offset", "0")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("abc")));
            isProblem(form, 415, "request");
            assertThat(form.body()).contains("application/offset+octet-stream");
        }
    }

    @Test
    void anEmptyFileWithTheSumOfAnotherIsRefused() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = program(home);
            isProblem(program.begin(0, "sha256 " + base64("0".repeat(64))), 422, "refused");
            String nothing = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest());
            where(program.begin(0, "sha256 " + base64(nothing)));
        }
    }

    /** A kill before that leaves what the program needs to ask for the same again. */
    @Test
    void whatCameInPartsIsThereUntilItsAnswerCanBeGivenAgain() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = program(home);
            byte[] lake = ServedHome.picture();
            String where = where(program.begin(lake.length, "filename " + base64("lake.png")));
            assertThat(program.part(where, 0, lake, Map.of()).statusCode()).isEqualTo(204);
            new CrashedHome(folder.resolve("home"))
                    .change(
                            "create trigger early before update of used_at on resumable_upload when exists (select 1 from"
                                    + " idempotent_request where state <> 'ANSWERED') begin select raise(abort, 'early'); end");
            HttpResponse<String> registered = program.form(
                    "/api/v1/works", "upload=" + id(where) + "&owner=Lin", Map.of("Idempotency-Key", "one"));
            assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
            assertThat(program.offset(where).statusCode()).as("deleted").isEqualTo(404);
            assertThat(program.form(
                                    "/api/v1/works",
                                    "upload=" + id(where) + "&owner=Lin",
                                    Map.of("Idempotency-Key", "one"))
                            .body())
                    .isEqualTo(registered.body());
        }
    }

    /** Each is answered as if it were alone, or told that it came too late. */
    @ParameterizedTest
    @EnumSource
    void twentyRequestsMayNameTheSameAtOnce(On database) throws Exception {
        try (ServedHome home = new ServedHome(folder, new UploadLimit(8 << 20), settings(database))) {
            ApiProgram program = program(home);
            home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
            byte[] copy = ServedHome.copy();
            String checked = where(program.begin(copy.length, "filename " + base64("copy.png")));
            assertThat(program.part(checked, 0, copy, Map.of()).statusCode()).isEqualTo(204);
            for (HttpResponse<String> answer :
                    together(20, i -> program.form("/api/v1/check", "upload=" + id(checked), Map.of()))) {
                if (answer.statusCode() == 409) {
                    isProblem(answer, 409, "busy");
                    assertThat(answer.body()).contains("was used by another request");
                } else {
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    assertThat(JSON.readTree(answer.body())
                                    .at("/items/0/matches")
                                    .size())
                            .as(answer.body())
                            .isPositive();
                }
            }

            byte[] leaf = Stories.theLastLeaf().getBytes(UTF_8);
            String registered = where(program.begin(leaf.length, "filename " + base64("leaf.txt")));
            assertThat(program.part(registered, 0, leaf, Map.of()).statusCode()).isEqualTo(204);
            List<String> outcomes = new ArrayList<>();
            for (HttpResponse<String> answer : together(
                    20, i -> program.form("/api/v1/works", "upload=" + id(registered) + "&owner=Lin", Map.of()))) {
                outcomes.add(
                        answer.statusCode() == 409
                                ? "USED"
                                : JSON.readTree(answer.body())
                                        .at("/items/0/outcome")
                                        .asText(answer.body()));
            }
            assertThat(outcomes)
                    .containsOnlyOnce("REGISTERED")
                    .allMatch(Set.of("REGISTERED", "ALREADY_REGISTERED", "USED")::contains);
            isProblem(program.form("/api/v1/check", "upload=" + id(registered), Map.of()), 409, "busy");
            assertThat(coming(home)).isEmpty();
            try (Stream<Path> taken = Files.list(home.settings.home().uploads().resolve(".taken"))) {
                assertThat(taken).isEmpty();
            }
        }
    }

    private interface Asking {
        HttpResponse<String> ask(int number) throws Exception;
    }

    private static List<HttpResponse<String>> together(int many, Asking asking) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(many);
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                asked.add(threads.submit(() -> {
                    barrier.await();
                    return asking.ask(number);
                }));
            }
            for (Future<HttpResponse<String>> one : asked) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    @Test
    void nobodySeesWhatAnotherSends() throws Exception {
        try (AccountsHome home = new AccountsHome(folder)) {
            Organisation other = new AddOrganisation(home.served.settings).add(ServedHome.ADA, "Other Records");
            ApiProgram ada = IdempotencyTest.program(home, Organisation.FIRST, "ada");
            String where = where(ada.begin(3, ""));
            assertThat(ada.part(where, 0, new byte[3], Map.of()).statusCode()).isEqualTo(204);
            for (ApiProgram stranger : List.of(
                    IdempotencyTest.program(home, other, "cyd"),
                    IdempotencyTest.program(home, Organisation.FIRST, "ben"))) {
                assertThat(stranger.offset(where).statusCode()).isEqualTo(404);
                assertThat(stranger.part(where, 3, new byte[0], Map.of()).statusCode())
                        .isEqualTo(404);
                assertThat(stranger.cancel(where).statusCode()).isEqualTo(404);
                isProblem(stranger.form("/api/v1/check", "upload=" + id(where), Map.of()), 422, "refused");
            }
            assertThat(ada.offset(where).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void beginningIsDoneOnceByItsKey() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = program(home);
            HttpResponse<String> first = begun(program);
            HttpResponse<String> again = begun(program);
            assertThat(where(again)).isEqualTo(where(first));
            assertThat(header(again, "Idempotent-Replayed")).isEqualTo("true");
            assertThat(header(again, "Tus-Resumable")).isEqualTo("1.0.0");
        }
    }

    private static HttpResponse<String> begun(ApiProgram program) throws Exception {
        return program.send(program.tus("/api/v1/uploads")
                .header("Upload-Length", "10")
                .header("Idempotency-Key", "\"begin\"")
                .POST(HttpRequest.BodyPublishers.noBody()));
    }
}
