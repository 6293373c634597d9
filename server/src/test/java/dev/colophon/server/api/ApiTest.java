package dev.colophon.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.http.guard.AllowList;
import dev.colophon.server.ServedHome;
import dev.colophon.server.security.RoutesTest;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.review.LookAtSighting;
import dev.colophon.service.review.SkipSighting;
import dev.colophon.service.source.AddSource;
import dev.colophon.service.source.SourceRequest;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class ApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private ServedHome home;
    private String key = "";
    private final HttpClient program = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        home = new ServedHome(folder);
        key = ApiKey.of(home.settings).text();
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private HttpResponse<String> asked(HttpRequest.Builder request) throws Exception {
        return program.send(
                request.header("Authorization", "Bearer " + key).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode answered(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = asked(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        return JSON.readTree(answer.body());
    }

    private JsonNode only(JsonNode list) {
        assertThat(list.get("items")).hasSize(1);
        return list.get("items").get(0);
    }

    @Test
    void whatIsDoneInTheBackgroundIsAskedForByItsAddress() throws Exception {
        HttpResponse<String> accepted =
                asked(home.post("/api/v1/works", Map.of("owner", "Lin Example"), "lake.png", ServedHome.picture())
                        .header("Prefer", "respond-async"));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        assertThat(accepted.headers().firstValue("Preference-Applied")).contains("respond-async");
        JsonNode began = JSON.readTree(accepted.body());
        JsonSchemas.holds("job", began);
        String path = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(path).isEqualTo("/api/v1/jobs/" + began.get("id").asText());
        JsonNode ended = began;
        while (ended.get("state").asText().equals("OPEN")) {
            Thread.sleep(100);
            ended = answered(home.to(path));
            JsonSchemas.holds("job", ended);
        }
        JsonNode item = ended.get("items").get(0);
        assertThat(item.get("outcome").asText()).isEqualTo("REGISTERED");
        assertThat(item.get("file").asText()).isEqualTo("lake.png");

        HttpResponse<String> waited = asked(home.post("/api/v1/check", Map.of(), "copy.png", ServedHome.copy())
                .header("Prefer", "respond-async, wait=120"));
        assertThat(waited.statusCode()).as(waited.body()).isEqualTo(200);
        JsonSchemas.holds("sighting", only(JSON.readTree(waited.body())));
        assertThat(asked(home.to("/api/v1/jobs/00000000-0000-4000-8000-000000000000"))
                        .statusCode())
                .isEqualTo(404);
    }

    private JsonNode problem(HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> answer = asked(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .as("words of pages")
                .doesNotContain("this page", "the page", "link", "button", "Today", "Go back");
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder body(String path, String type, String body) {
        return home.to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void whatAProgramDoesWronglyIsToldInItsWords() throws Exception {
        String multipart = "--b\r\nContent-Disposition: form-data; name=\"owner\"\r\n\r\nA\r\n--b--\r\n";
        assertThat(problem(body("/api/v1/works", "multipart/form-data", multipart), 400)
                        .get("detail")
                        .asText())
                .contains("Content-Type", "boundary");
        assertThat(problem(body("/api/v1/works", "application/x-www-form-urlencoded", "owner=%zz"), 400)
                        .get("detail")
                        .asText())
                .contains("cannot be read");
        String many = "a=b&".repeat(2_000);
        assertThat(problem(body("/api/v1/works", "application/x-www-form-urlencoded", many), 413)
                        .get("detail")
                        .asText())
                .contains("more than is taken");
        assertThat(problem(body("/api/v1/works", "application/x-www-form-urlencoded", "owner=A&owner=B"), 400)
                        .get("detail")
                        .asText())
                .isEqualTo("owner: it was said 2 times: say it once");
        assertThat(problem(body("/api/v1/works?owner=A", "application/x-www-form-urlencoded", "owner=B"), 400)
                        .get("detail")
                        .asText())
                .startsWith("owner: ");
        problem(body("/api/v1/works", "application/json", "{}"), 415);
        problem(home.to("/api/v1/works").PUT(HttpRequest.BodyPublishers.noBody()), 405);
        problem(home.to("/api/v1/nothing"), 404);
        assertThat(problem(home.to("/api/v1/works?limit=many"), 400)
                        .get("detail")
                        .asText())
                .isEqualTo("limit: `many` cannot be read");
        assertThat(problem(home.to("/api/v1/works?after=nothing"), 400)
                        .get("detail")
                        .asText())
                .isEqualTo("after: `nothing` is the id of no work");
        assertThat(problem(home.to("/api/v1/sightings?state=nothing"), 400)
                        .get("detail")
                        .asText())
                .startsWith("state: `nothing` is none of open, ")
                .endsWith(", undecided, all");
        assertThat(problem(home.to("/api/v1/evidence?after=nothing"), 404)
                        .get("detail")
                        .asText())
                .isEqualTo("there is no bundle `nothing`");
    }

    @Test
    void noKeyIsToldToAProgramThatSendsSomething() throws Exception {
        HttpResponse<String> answer = program.send(
                home.post("/api/v1/works", Map.of("owner", "A"), "a.txt", new byte[9])
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("A key is asked for").doesNotContain("Press Enter");
        HttpResponse<String> nothing = program.send(
                home.to("/api/v1/links")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(nothing.statusCode()).isEqualTo(401);
        assertThat(nothing.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void aPreferenceIsSaidToBeAppliedThatWasAskedFor() throws Exception {
        HttpResponse<String> waited = asked(home.post("/api/v1/check", Map.of(), "copy.png", ServedHome.copy())
                .header("Prefer", "wait=0"));
        assertThat(waited.statusCode()).as(waited.body()).isEqualTo(202);
        assertThat(waited.headers().firstValue("Preference-Applied")).contains("wait=0");
    }

    @Test
    void aProgramRegistersChecksKeepsDecidesAndTakesBack() throws Exception {
        JsonNode registered = only(answered(home.post(
                "/api/v1/works", Map.of("owner", "Lin Example", "title", "Lake"), "lake.png", ServedHome.picture())));
        JsonSchemas.holds("registration", registered);
        assertThat(registered.get("outcome").asText()).isEqualTo("REGISTERED");
        JsonSchemas.holds("work", only(answered(home.to("/api/v1/works"))));
        JsonSchemas.holds(
                "work-files",
                answered(home.to("/api/v1/works/" + registered.get("work").asText())));

        JsonNode checked = only(answered(home.post("/api/v1/check", Map.of(), "copy.png", ServedHome.copy())));
        JsonSchemas.holds("sighting", checked);
        assertThat(checked.get("matches")).isNotEmpty();
        assertThat(answered(home.to("/api/v1/sightings?state=all")).get("items"))
                .isEmpty();

        JsonNode kept =
                only(answered(home.post("/api/v1/check", Map.of("keep", "true"), "copy.png", ServedHome.copy())));
        JsonSchemas.holds("sighting", kept);
        assertThat(kept.get("file").asText()).as("no path of the server").isEqualTo("copy.png");
        JsonNode stored = only(answered(home.to("/api/v1/sightings?state=all")));
        JsonSchemas.holds("stored-sighting", stored);
        assertThat(stored.get("file").asText()).as("no path of the server").isEqualTo("copy.png");
        assertThat(stored.toString()).doesNotContain(folder.toString());
        JsonNode seen = only(answered(home.to("/api/v1/sightings")));
        JsonSchemas.holds("stored-sighting", seen);
        for (String sort : List.of("age", "strength", "work")) {
            assertThat(only(answered(home.to("/api/v1/sightings?sort=" + sort))))
                    .isEqualTo(seen);
        }
        String id = seen.get("sighting").asText();
        JsonSchemas.holds("stored-sighting", answered(home.to("/api/v1/sightings/" + id)));
        assertThat(decided(id, "as=not-a-match&reason=another+lake")
                        .get("decision")
                        .asText())
                .isEqualTo("NOT_A_MATCH");
        assertThat(decided(id, "as=undo&reason=it+is").get("decision").asText()).isEqualTo("OPEN");
    }

    @Test
    void whatAnotherPersonLooksAtNoProgramDecides() throws Exception {
        Object _ = answered(home.post(
                "/api/v1/works", Map.of("owner", "Lin Example", "title", "Lake"), "lake.png", ServedHome.picture()));
        Object _ = answered(home.post("/api/v1/check", Map.of("keep", "true"), "copy.png", ServedHome.copy()));
        String id = only(answered(home.to("/api/v1/sightings"))).get("sighting").asText();
        Actor ben = new Actor(ServedHome.ADA.organisation(), "ben");
        assertThat(new LookAtSighting(home.settings).look(ben, "two", id).own()).isTrue();
        for (String form : List.of("as=not-a-match&reason=another+lake", "as=undo&reason=it+is")) {
            isProblem(
                    home.to("/api/v1/sightings/" + id + "/decision")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)),
                    409,
                    "busy");
        }
        new SkipSighting(home.settings).skip(ben, "two", id);
        assertThat(decided(id, "as=not-a-match&reason=another+lake")
                        .get("decision")
                        .asText())
                .isEqualTo("NOT_A_MATCH");
    }

    private JsonNode decided(String id, String form) throws Exception {
        return answered(home.to("/api/v1/sightings/" + id + "/decision")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    void evidenceSourcesAndStatisticsAreAsTheCommandPrintsThem() throws Exception {
        assertThat(answered(home.to("/api/v1/evidence")).get("items")).isEmpty();
        assertThat(answered(home.to("/api/v1/statistics")).get("sums")).isEmpty();
        String bundle = home.evidence("/lake.png", "Lake", ServedHome.copy());
        JsonNode kept = only(answered(home.to("/api/v1/evidence?limit=1")));
        JsonSchemas.holds("kept-bundle", kept);
        JsonNode verified = answered(home.to("/api/v1/evidence/" + bundle));
        JsonSchemas.holds("verification", verified);
        assertThat(verified.get("grade").asText()).isEqualTo("C");
        isProblem(home.to("/api/v1/evidence/none-1"), 404, "refused");
        new AddSource(home.settings).add(ServedHome.ADA, SourceRequest.of(folder.toString()), AllowList.none());
        JsonSchemas.holds("source", only(answered(home.to("/api/v1/sources"))));
        assertThat(answered(home.to("/api/v1/statistics")).get("leaves").asInt())
                .isOne();
    }

    private void isProblem(HttpRequest.Builder request, int status, String kind) throws Exception {
        HttpResponse<String> answer = asked(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("type").asText()).isEqualTo("urn:colophon:problem:" + kind);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void whatFailsIsAProblemThatSaysWhy() throws Exception {
        isProblem(home.to("/api/v1/works?limit=0"), 400, "usage");
        isProblem(home.to("/api/v1/works?limit=many"), 400, "request");
        isProblem(home.to("/api/v1/sightings?state=lost"), 400, "usage");
        isProblem(home.to("/api/v1/sightings?sort=price"), 400, "usage");
        isProblem(home.to("/api/v1/nothing"), 404, "request");
        isProblem(home.post("/api/v1/works", Map.of(), "a.txt", new byte[] {65}), 400, "usage");
        isProblem(home.to("/api/v1/check").POST(HttpRequest.BodyPublishers.ofString("x")), 415, "request");
        home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
        isProblem(home.to("/api/v1/works/00000000"), 404, "refused");
        isProblem(
                home.to("/api/v1/sightings/00000000/decision")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("as=confirmed&reason=x")),
                422,
                "refused");
        key = "wrong";
        isProblem(home.to("/api/v1/works"), 401, "key");
    }

    @Test
    void theDescriptionNamesEachRouteAndNoOther() throws Exception {
        JsonNode description = answered(home.to("/api/v1/openapi.json"));
        assertThat(description.get("openapi").asText()).startsWith("3.1.");
        assertThat(description.at("/servers/0/url").asText())
                .as("the one that is asked, at whatever address")
                .isEqualTo("/");
        Set<String> described = new TreeSet<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> routes = new TreeSet<>();
        RoutesTest.routes(home).stream()
                .filter(route -> route.contains(" /api/"))
                .map(route -> route.replace("{name:[a-z-]+}", "{name}"))
                .forEach(routes::add);
        assertThat(described).isEqualTo(routes);
        for (JsonNode reference : description.findValues("$ref")) {
            String name = reference.asText();
            if (name.startsWith("/api/")) {
                assertThat(answered(home.to(name)).get("title")).as(name).isNotNull();
            } else {
                assertThat(description.at(name.substring(1)).isMissingNode())
                        .as(name)
                        .isFalse();
            }
        }
    }

    @Test
    void theKeyIsAskedForEachTimeAndBeginsNoSession() throws Exception {
        for (String path : List.of("/api/v1/works", "/api/v1/works/none", "/metrics", "/health/ready")) {
            assertThat(asked(home.to(path)).headers().firstValue("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        HttpResponse<String> byKey = browser.send(
                home.to("/api/v1/works")
                        .header("Authorization", "Bearer " + key)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(byKey.statusCode()).isEqualTo(200);
        for (String path : List.of("/api/v1/works", "/works")) {
            assertThat(browser.send(home.to(path).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void aHeadIsAnsweredAsWhatItIsTheHeadOf() throws Exception {
        for (String path : List.of("/api/v1/works", "/api/v1/works/none", "/api/v1/sightings/none")) {
            assertThat(asked(home.to(path).HEAD()).statusCode())
                    .as(path)
                    .isEqualTo(asked(home.to(path)).statusCode());
        }
    }

    @Test
    void theKeyIsForItsOwnerAloneAndStays() throws Exception {
        Path file = home.settings.home().keys().resolve(ApiKey.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(ApiKey.of(home.settings).text()).isEqualTo(key).hasSize(43);
        assertThat(ApiKey.of(home.settings).toString()).doesNotContain(key);
    }
}
