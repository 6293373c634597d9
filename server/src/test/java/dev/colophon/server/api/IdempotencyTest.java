package dev.colophon.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.account.ApiKeys.Scope;
import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.ServedHome;
import dev.colophon.server.TwoServersTest;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.service.account.AddOrganisation;
import dev.colophon.service.apikey.CreateApiKey;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.catalogue.ListSightings;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingQuery;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A request with an Idempotency-Key is done once, and answered alike each time, on both databases. */
@Tag("full")
public class IdempotencyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    public enum On {
        SQLITE,
        POSTGRES
    }

    private Settings settings(On database) {
        return database == On.SQLITE ? ServedHome.settings(folder) : TwoServersTest.settings(folder);
    }

    private String sighting(ServedHome home) throws Exception {
        Path works = Files.createDirectories(folder.resolve("works"));
        home.register(Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf()), "The Last Leaf", "Ada");
        Path found = Files.createDirectories(folder.resolve("found"));
        Files.writeString(found.resolve("copy.txt"), "As found: " + Stories.theLastLeaf());
        home.scan(found);
        return home.sightings().getFirst();
    }

    private static Map<String, String> key(String key) {
        return Map.of("Idempotency-Key", key);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static boolean isReplayed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotent-Replayed").isPresent();
    }

    private static void isProblem(HttpResponse<String> answer, int status, String kind) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("type").asText()).isEqualTo("urn:colophon:problem:" + kind);
        assertThat(json(answer).get("detail").asText()).isNotBlank().doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource
    public void whatIsAskedTwiceIsDoneOnceAndAnsweredAlike(On database) throws Exception {
        try (ServedHome home = new ServedHome(folder, new UploadLimit(8 << 20), settings(database))) {
            ApiProgram program = new ApiProgram(
                    home.server.address(), ApiKey.of(home.settings).text());
            String decision = "/api/v1/sightings/" + sighting(home) + "/decision";
            HttpResponse<String> first = program.form(decision, "as=not-a-match&reason=another", key("\"one\""));
            assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
            assertThat(isReplayed(first)).isFalse();
            HttpResponse<String> again = program.form(decision, "as=not-a-match&reason=another", key("one"));
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(isReplayed(again)).isTrue();

            HttpResponse<String> back = program.form(decision, "as=undo&reason=it+is", key("two"));
            assertThat(json(back).get("decision").asText()).isEqualTo("OPEN");
            assertThat(program.form(decision, "as=undo&reason=it+is", key("two"))
                            .body())
                    .isEqualTo(back.body());
            assertThat(program.form(decision, "as=not-a-match&reason=another", key("one"))
                            .body())
                    .as("what was answered first, whatever happened since")
                    .isEqualTo(first.body());

            isProblem(
                    program.form(decision, "as=not-a-match&reason=a+third", key("one")), 422, "idempotency-key-reused");
            isProblem(program.form(decision, "as=undo&reason=x", key(" ")), 400, "idempotency-key");
            for (String malformed : List.of(
                    "x".repeat(256),
                    "\"" + "x".repeat(256) + "\"",
                    "\"\"",
                    "\" \"",
                    "\"open",
                    "open\"",
                    "\"a\"b\"",
                    "\"a\\b\"",
                    "a\\b",
                    "two keys",
                    "one, two",
                    "one;a=b",
                    "\"one\";a=b")) {
                isProblem(program.form(decision, "as=undo&reason=x", key(malformed)), 400, "idempotency-key");
                isProblem(program.form("/api/v1/check", "host=x", key(malformed)), 400, "idempotency-key");
            }
            isProblem(program.form(decision, "as=lost&reason=x", key("\"a \\\"b\\\\\"")), 400, "usage");
            isProblem(program.form(decision, "as=lost&reason=x", key("x".repeat(255))), 400, "usage");
            assertThat(json(program.send(program.to(decision.replace("/decision", ""))))
                            .get("decisions")
                            .size())
                    .as("decided, taken back, and nothing else")
                    .isEqualTo(2);
        }
    }

    @Test
    public void ofManyAtOnceOneIsDone() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = new ApiProgram(
                    home.server.address(), ApiKey.of(home.settings).text());
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(CompletableFuture.supplyAsync(() -> {
                    try {
                        return program.send(program.to("/api/v1/works")
                                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                                .header("Idempotency-Key", "\"register\"")
                                .POST(ServedHome.form(
                                        Map.of("owner", "Lin Example", "title", "Lake"),
                                        "lake.png",
                                        ServedHome.picture())));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            int done = 0;
            for (var one : all) {
                HttpResponse<String> answer = one.join();
                if (answer.statusCode() == 409) {
                    isProblem(answer, 409, "idempotency-running");
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                } else {
                    assertThat(json(answer).at("/items/0/outcome").asText()).isEqualTo("REGISTERED");
                    done += isReplayed(answer) ? 0 : 1;
                }
            }
            assertThat(done).isOne();
            HttpResponse<String> other = program.send(program.to("/api/v1/works")
                    .header("Content-Type", "multipart/form-data; boundary=b0undary")
                    .header("Idempotency-Key", "\"register\"")
                    .POST(ServedHome.form(
                            Map.of("owner", "Lin Example", "title", "Lake"), "lake.png", ServedHome.copy())));
            isProblem(other, 422, "idempotency-key-reused");
        }
    }

    @Test
    public void aCopyIsKeptOnceHoweverThatIsSaid() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = new ApiProgram(
                    home.server.address(), ApiKey.of(home.settings).text());
            for (String keep : List.of("true", "1", "yes", "on", "TRUE")) {
                List<HttpResponse<String>> both = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    both.add(program.send(program.to("/api/v1/check")
                            .header("Content-Type", "multipart/form-data; boundary=b0undary")
                            .header("Idempotency-Key", "keep-" + keep)
                            .POST(ServedHome.form(Map.of("keep", keep), "copy.png", ServedHome.copy()))));
                }
                assertThat(both).as(keep).extracting(HttpResponse::statusCode).containsOnly(200);
                assertThat(both)
                        .as(keep)
                        .extracting(IdempotencyTest::isReplayed)
                        .containsExactly(false, true);
                assertThat(both.getLast().body())
                        .as(keep)
                        .isEqualTo(both.getFirst().body());
            }
        }
    }

    @Test
    public void whatWasRefusedWasNotDoneAndItsKeyIsFree() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            ApiProgram program = new ApiProgram(
                    home.server.address(), ApiKey.of(home.settings).text());
            String decision = "/api/v1/sightings/" + sighting(home) + "/decision";
            isProblem(program.form(decision, "as=lost&reason=x", key("k")), 400, "usage");
            assertThat(program.form(decision, "as=not-a-match&reason=x", key("k"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    public void nobodyIsGivenWhatAnotherWasAnswered() throws Exception {
        try (AccountsHome home = new AccountsHome(folder)) {
            String decision = "/api/v1/sightings/" + shared(home) + "/decision";
            String form = "as=not-a-match&reason=another";
            HttpResponse<String> of = program(home, Organisation.FIRST, "ada").form(decision, form, key("k"));
            assertThat(of.statusCode()).as(of.body()).isEqualTo(200);
            isProblem(
                    program(home, Organisation.FIRST, "ben").form(decision, form, key("k")),
                    422,
                    "idempotency-key-reused");
            Organisation other = new AddOrganisation(home.served.settings).add(ServedHome.ADA, "Other Records");
            HttpResponse<String> stranger = program(home, other, "cyd").form(decision, form, key("k"));
            assertThat(stranger.statusCode()).as("of another organisation").isEqualTo(422);
            assertThat(json(stranger).get("type").asText()).isEqualTo("urn:colophon:problem:refused");
        }
    }

    /** Of the same account: one key may name webhooks, the other not, so that it never sees the secret of one. */
    @Test
    public void aKeyIsNotGivenWhatAnotherKeyOfItsAccountWasAnswered() throws Exception {
        try (AccountsHome home = new AccountsHome(folder)) {
            ApiProgram administers = program(home, Organisation.FIRST, "ada");
            String form = "url=https://hooks.example.org/&event=decision.made";
            HttpResponse<String> added = administers.form("/api/v1/webhooks", form, key("k"));
            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
            assertThat(added.body()).contains("whsec_");
            assertThat(administers.form("/api/v1/webhooks", form, key("k")).body())
                    .isEqualTo(added.body());
            for (Scope scope : Scope.values()) {
                ApiProgram other = new ApiProgram(
                        home.served.server.address(),
                        new CreateApiKey(home.served.settings)
                                .create(ServedHome.ADA, "ada@example.org", scope.name(), EnumSet.of(scope))
                                .key());
                HttpResponse<String> answer = other.form("/api/v1/webhooks", form, key("k"));
                isProblem(answer, 422, "idempotency-key-reused");
                assertThat(answer.body()).as(scope.name()).doesNotContain("whsec_");
            }
        }
    }

    @Test
    public void aKeyThatMayDecideAndNotReadIsToldThatItIsDone() throws Exception {
        try (AccountsHome home = new AccountsHome(folder)) {
            String decision = "/api/v1/sightings/" + shared(home) + "/decision";
            ApiProgram reads = program(home, Organisation.FIRST, "ada");
            ApiProgram decides = new ApiProgram(
                    home.served.server.address(),
                    new CreateApiKey(home.served.settings)
                            .create(ServedHome.ADA, "ada@example.org", "decides", EnumSet.of(Scope.DECIDE))
                            .key());
            HttpResponse<String> done = decides.form(decision, "as=not-a-match&reason=another", key("k"));
            assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
            HttpResponse<String> again = decides.form(decision, "as=not-a-match&reason=another", key("k"));
            assertThat(again.statusCode()).isEqualTo(204);
            assertThat(isReplayed(again)).isTrue();
            assertThat(json(reads.send(reads.to(decision.replace("/decision", ""))))
                            .get("decisions")
                            .size())
                    .isOne();
        }
    }

    private String shared(AccountsHome home) throws Exception {
        Path works = Files.createDirectories(folder.resolve("works"));
        home.served.register(
                Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf()), "The Last Leaf", "Ada");
        Path found = Files.createDirectories(folder.resolve("found"));
        Files.writeString(found.resolve("copy.txt"), "As found: " + Stories.theLastLeaf());
        home.served.scan(found);
        return new ListSightings(home.served.settings)
                .list(ServedHome.ADA, SightingQuery.ALL, Optional.empty(), _ -> {})
                .orElseThrow()
                .sightings()
                .getFirst()
                .id();
    }

    public static ApiProgram program(AccountsHome home, Organisation organisation, String name) throws Exception {
        home.account(organisation, name + "@example.org", AccountRole.OWNER, AccountRole.ADMIN);
        String key = new CreateApiKey(home.served.settings)
                .create(new Actor(organisation, "ada"), name + "@example.org", "test", EnumSet.allOf(Scope.class))
                .key();
        return new ApiProgram(home.served.server.address(), key);
    }
}
