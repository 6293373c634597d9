package dev.colophon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.account.ApiKeys.Scope;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.ServedHome;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.service.apikey.CreateApiKey;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands at addresses is checked as files are, and fetched by the guarded client alone. */
@Tag("full")
class CheckAddressesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHECK = "/api/v1/check";
    private static final int BEYOND_A_TEXT = (10 << 20) + 1;

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger other = new AtomicInteger();
    private HttpServer site;
    private HttpServer inside;
    private String at = "";

    @BeforeEach
    void open() throws IOException {
        inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            other.incrementAndGet();
            answer(exchange, 200, "image/png", ServedHome.copy());
        });
        inside.start();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            asked.incrementAndGet();
            switch (exchange.getRequestURI().getPath()) {
                case "/copy,1.png" -> answer(exchange, 200, "image/png", ServedHome.copy());
                case "/large.txt" -> answer(exchange, 200, "text/plain", new byte[BEYOND_A_TEXT]);
                case "/away" -> {
                    exchange.getResponseHeaders()
                            .set(
                                    "Location",
                                    "http://127.0.0.1:" + inside.getAddress().getPort() + "/secret.png");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                }
                default -> answer(exchange, 404, "text/plain", "nothing".getBytes(UTF_8));
            }
        });
        site.start();
        at = "127.0.0.1:" + site.getAddress().getPort();
    }

    @AfterEach
    void close() {
        site.stop(0);
        inside.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Settings settings(String allowed) {
        return Settings.of(new Variables(Map.of(
                Settings.HOME,
                folder.resolve("home").toString(),
                "COLOPHON_CHECK_ALLOW",
                allowed,
                "PATH",
                String.valueOf(System.getenv("PATH")))));
    }

    private ServedHome home(String allowed) throws Exception {
        ServedHome home = new ServedHome(folder, new UploadLimit(8 << 20), settings(allowed));
        home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
        return home;
    }

    private static ApiProgram program(ServedHome home) {
        return new ApiProgram(home.server.address(), ApiKey.of(home.settings).text());
    }

    private static String form(String... addresses) {
        return Arrays.stream(addresses)
                .map(address -> "url=" + URLEncoder.encode(address, UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static List<JsonNode> items(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("items").valueStream().toList();
    }

    private static String why(JsonNode item) {
        assertThat(item.get("kind").asText()).isEqualTo("UNREADABLE");
        assertThat(item.get("matches")).isEmpty();
        return item.get("reason").asText();
    }

    @Test
    void whatIsNotOfThePublicInternetIsNotAsked() throws Exception {
        try (ServedHome home = home("")) {
            List<String> addresses = List.of(
                    "http://" + at + "/copy,1.png",
                    "http://localhost:8080/copy.png",
                    "http://[::1]:8080/",
                    "http://10.0.0.1/",
                    "http://169.254.169.254/latest",
                    "ftp://example.org/copy.png",
                    "file:///etc/passwd",
                    "copy.png");
            List<JsonNode> items = items(program(home).form(CHECK, form(addresses.toArray(String[]::new)), Map.of()));
            assertThat(items).extracting(item -> item.get("file").asText()).isEqualTo(addresses);
            assertThat(items.subList(0, 5))
                    .extracting(CheckAddressesTest::why)
                    .containsOnly(
                            "NOT_ASKED: refused: it is not of the public internet, or leads where that is so (rule SSRF-4)");
            assertThat(items.subList(5, 8))
                    .extracting(CheckAddressesTest::why)
                    .allMatch(why -> why.startsWith("NOT_ASKED: refused: ") && !why.contains("\n"));
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void eachIsAnsweredOnItsOwnBesideFiles() throws Exception {
        try (ServedHome home = home(at)) {
            String copy = "http://" + at + "/copy,1.png";
            List<String> addresses = List.of(
                    "http://" + at + "/gone.png", copy, "http://" + at + "/away", "http://" + at + "/large.txt");
            List<JsonNode> items = items(program(home).form(CHECK, form(addresses.toArray(String[]::new)), Map.of()));
            assertThat(items).extracting(item -> item.get("file").asText()).isEqualTo(addresses);
            assertThat(why(items.get(0))).isEqualTo("NOT_RECEIVED: the server answered 404");
            assertThat(items.get(1).get("kind").asText()).isEqualTo("IMAGE");
            assertThat(items.get(1).get("matches")).hasSize(1);
            assertThat(why(items.get(2))).startsWith("NOT_ASKED: refused: ").doesNotContain("127.0.0.1");
            assertThat(other).as("where the redirect leads").hasValue(0);
            assertThat(why(items.get(3))).startsWith("NOT_RECEIVED: not all of it came: longer than 10");

            List<JsonNode> both = items(program(home)
                    .send(program(home)
                            .to(CHECK)
                            .header("Content-Type", "multipart/form-data; boundary=b0undary")
                            .POST(ServedHome.form(Map.of("url", copy), "copy.png", ServedHome.copy()))));
            assertThat(both).extracting(item -> item.get("file").asText()).containsExactly("copy.png", copy);
            assertThat(both).allSatisfy(item -> assertThat(item.get("matches")).hasSize(1));
            assertThat(ServedHome.keptIn(home.settings.home().uploads())).isEmpty();
            assertThat(left()).as("what was fetched").isEmpty();
        }
    }

    private static List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> String.valueOf(path.getFileName()).startsWith("colophon-address"))
                    .toList();
        }
    }

    @Test
    void inTheBackgroundTheyAreTold() throws Exception {
        try (ServedHome home = home(at)) {
            ApiProgram program = program(home);
            String gone = "http://" + at + "/gone.png";
            String copy = "http://" + at + "/copy,1.png";
            HttpResponse<String> accepted = program.form(CHECK, form(gone, copy), Map.of("Prefer", "respond-async"));
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            String job = accepted.headers().firstValue("Location").orElseThrow();
            JsonNode state = JSON.readTree(accepted.body());
            assertThat(state.get("all").asInt()).isEqualTo(2);
            while (state.get("state").asText().equals("OPEN")) {
                Thread.sleep(100);
                state = JSON.readTree(program.send(program.to(job)).body());
            }
            assertThat(state.get("state").asText()).isEqualTo("ENDED");
            assertThat(state.get("done").asInt()).isEqualTo(2);
            assertThat(state.get("items")
                            .valueStream()
                            .map(item -> item.get("file").asText()))
                    .containsExactly(gone, copy);
            String page = home.send(home.to("/jobs/" + state.get("id").asText()).header("Accept-Language", "zh-CN"))
                    .body();
            assertThat(page).contains("服务器答复 404", "未能取得。").doesNotContain("href=\"" + gone);
        }
    }

    @Test
    void theyAreNotKeptAndNotTooMany() throws Exception {
        try (ServedHome home = home(at)) {
            ApiProgram program = program(home);
            String copy = form("http://" + at + "/copy,1.png");
            HttpResponse<String> kept = program.form(CHECK, copy + "&keep=true", Map.of());
            assertThat(kept.statusCode()).isEqualTo(400);
            assertThat(kept.body()).contains("is checked and not kept");
            String[] many = IntStream.rangeClosed(0, 1000)
                    .mapToObj(number -> "http://" + at + "/" + number)
                    .toArray(String[]::new);
            HttpResponse<String> tooMany = program.form(CHECK, form(many), Map.of());
            assertThat(tooMany.statusCode()).isEqualTo(400);
            assertThat(tooMany.body()).contains("at most 1000 addresses");
            assertThat(asked).hasValue(0);
            HttpResponse<String> nothing = program.form(CHECK, "url=", Map.of());
            assertThat(nothing.statusCode()).isEqualTo(400);
            assertThat(nothing.body()).contains("url=ADDRESS");
        }
    }

    @Test
    void aPlatformHasAddressesAskedAndWhoeverMayOnlyReadHasNot() throws Exception {
        try (AccountsHome home = new AccountsHome(folder, settings(at), AccountsHome.ACCESS)) {
            home.account(Organisation.FIRST, "pat@example.org", AccountRole.PLATFORM);
            home.account(Organisation.FIRST, "aud@example.org", AccountRole.AUDITOR);
            HttpResponse<String> refused =
                    of(home, "aud@example.org", Scope.READ).form(CHECK, form("http://" + at + "/copy,1.png"), Map.of());
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            assertThat(asked.get()).isZero();
            assertThat(items(of(home, "pat@example.org", Scope.CHECK)
                            .form(CHECK, form("http://" + at + "/copy,1.png"), Map.of())))
                    .hasSize(1);
            assertThat(asked.get()).isOne();
        }
    }

    private static ApiProgram of(AccountsHome home, String account, Scope scope) throws Exception {
        return new ApiProgram(
                home.served.server.address(),
                new CreateApiKey(home.served.settings)
                        .create(ServedHome.ADA, account, "test", EnumSet.of(scope))
                        .key());
    }
}
