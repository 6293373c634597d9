package dev.colophon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.ServedHome;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.service.account.AddOrganisation;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks as a program sees to them. */
@Tag("full")
class WebhooksApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "/api/v1/webhooks";

    @TempDir
    Path folder;

    private static JsonNode json(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    @Test
    void aProgramAddsTriesDisablesEnablesAndRemovesOne() throws Exception {
        AtomicInteger came = new AtomicInteger();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            came.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        String host = "127.0.0.1:" + receiver.getAddress().getPort();
        Settings settings = Settings.of(new Variables(Map.of(
                Settings.HOME,
                folder.resolve("home").toString(),
                "COLOPHON_WEBHOOK_ALLOW",
                host,
                "PATH",
                String.valueOf(System.getenv("PATH")))));
        try (ServedHome home = new ServedHome(folder, new UploadLimit(8 << 20), settings)) {
            ApiProgram program =
                    new ApiProgram(home.server.address(), ApiKey.of(settings).text());
            String form = "url=" + URLEncoder.encode("http://" + host + "/hook", UTF_8)
                    + "&event=decision.made&event=sighting.found";
            Map<String, String> key = Map.of("Idempotency-Key", "\"add\"");
            JsonNode added = json(program.form(ALL, form, key), 201);
            assertThat(added.get("secret").asText()).startsWith("whsec_");
            HttpResponse<String> again = program.form(ALL, form, key);
            assertThat(json(again, 201)).isEqualTo(added);
            assertThat(again.headers().firstValue("Idempotent-Replayed")).isPresent();
            JsonNode listed = json(program.send(program.to(ALL)), 200).get("items");
            assertThat(listed).hasSize(1);
            assertThat(listed.get(0).has("secret")).isFalse();
            String one = ALL + "/" + added.get("id").asText();
            JsonNode tried = json(program.form(one + "/test", "", Map.of("Idempotency-Key", "t")), 200);
            assertThat(tried.get("taken").asBoolean()).isTrue();
            assertThat(json(program.form(one + "/test", "", Map.of("Idempotency-Key", "t")), 200))
                    .isEqualTo(tried);
            assertThat(came).hasValue(1);
            assertThat(json(program.form(one + "/disable", "", Map.of()), 200)
                            .get("state")
                            .asText())
                    .isEqualTo("disabled");
            assertThat(json(program.form(one + "/enable", "", Map.of()), 200)
                            .get("state")
                            .asText())
                    .isEqualTo("active");
            json(program.send(program.to(one).DELETE()), 200);
            json(program.send(program.to(one).DELETE()), 404);
            assertThat(json(program.send(program.to(ALL)), 200).get("items")).isEmpty();
            for (String inside : new String[] {
                "https://10.0.0.1/",
                "https://localhost/",
                "https://LOCALHOST:8443/x",
                "https://[::1]/",
                "https://127.1/",
                "https://169.254.169.254/latest"
            }) {
                String line = json(program.form(ALL, "url=" + inside + "&event=decision.made", Map.of()), 422)
                        .get("detail")
                        .asText();
                assertThat(line).as(inside).startsWith("refused: ").doesNotContain("\n");
            }
            json(program.form(ALL, "url=https://hooks.example.org/%23x&event=decision.made", Map.of()), 400);
            json(program.form(ALL, "url=https://hooks.example.org/&event=nothing", Map.of()), 400);
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void thoseOfAnotherOrganisationAreNotThere() throws Exception {
        try (AccountsHome home = new AccountsHome(folder)) {
            ApiProgram ada = IdempotencyTest.program(home, Organisation.FIRST, "ada");
            String id = json(ada.form(ALL, "url=https://hooks.example.org/&event=decision.made", Map.of()), 201)
                    .get("id")
                    .asText();
            Organisation other = new AddOrganisation(home.served.settings).add(ServedHome.ADA, "Other Records");
            ApiProgram stranger = IdempotencyTest.program(home, other, "cyd");
            assertThat(json(stranger.send(stranger.to(ALL)), 200).get("items")).isEmpty();
            json(stranger.form(ALL + "/" + id + "/disable", "", Map.of()), 422);
            json(stranger.send(stranger.to(ALL + "/" + id).DELETE()), 404);
            assertThat(json(ada.send(ada.to(ALL)), 200)
                            .get("items")
                            .get(0)
                            .get("state")
                            .asText())
                    .isEqualTo("active");
        }
    }
}
