package dev.colophon.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.account.ApiKeys.Scope;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.AccountsHome.Visitor;
import dev.colophon.server.ServedHome;
import dev.colophon.service.account.AddOrganisation;
import dev.colophon.service.apikey.CreateApiKey;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.catalogue.ListSightings;
import dev.colophon.service.catalogue.ListWorks;
import dev.colophon.sightings.SightingQuery;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each route for each role, over Spring's own mappings: a new one has no permission here, and fails until somebody writes one. */
@Tag("full")
class RoleMatrixTest {

    private static final Set<String> ANYBODY = Set.of(
            "GET /enter",
            "GET /static/{hash}/{name}",
            "GET /",
            "GET /sign-in",
            "POST /sign-in",
            "POST /sign-in/provider",
            "POST /sign-out",
            "GET /invitation",
            "POST /invitation",
            "GET /account",
            "POST /account/password",
            "POST /account/organisation",
            "POST /account/codes",
            "POST /account/codes/confirm",
            "POST /account/codes/remove",
            "GET /check",
            "GET /verify",
            "GET /keys",
            "GET /bot",
            "GET /evidence/program",
            "GET /answer/{token}",
            "GET /answer/{token}/proof/{copy:[0-9]{1,4}}",
            "POST /answer/{token}",
            "GET /jobs/{id}",
            "GET /api/v1/jobs/{id}",
            "OPTIONS /api/v1/uploads",
            "GET /health/live",
            "GET /health/ready",
            "GET /api/v1/openapi.json",
            "GET /api/v1/schemas/{name:[a-z-]+}.schema.json");

    /** What whoever posts to a path that begins so needs; the longest counts. */
    private static final Map<String, Permission> POSTS = Map.ofEntries(
            Map.entry("/works", Permission.REGISTER),
            Map.entry("/works/{id}/hold", Permission.LICENSE),
            Map.entry("/check", Permission.CHECK),
            Map.entry("/inbox", Permission.DECIDE),
            Map.entry("/inbox/views", Permission.READ),
            Map.entry("/groups", Permission.DECIDE),
            Map.entry("/sightings", Permission.DECIDE),
            Map.entry("/inbox/next", Permission.DECIDE),
            Map.entry("/cases", Permission.DECIDE),
            Map.entry("/cases/{number}/evidence", Permission.VISIT),
            Map.entry("/cases/{number}/look", Permission.VISIT),
            Map.entry("/notices", Permission.SEND),
            Map.entry("/notices/{number}/look", Permission.VISIT),
            Map.entry("/licences", Permission.LICENSE),
            Map.entry("/offers", Permission.LICENSE),
            Map.entry("/policies", Permission.LICENSE),
            Map.entry("/campaigns", Permission.CAMPAIGN),
            Map.entry("/campaigns/{id}", Permission.READ),
            Map.entry("/public/export", Permission.CAMPAIGN),
            Map.entry("/evidence/renew", Permission.MACHINE),
            Map.entry("/verify", Permission.VERIFY),
            Map.entry("/sources", Permission.VISIT),
            Map.entry("/sources/watch", Permission.MACHINE),
            Map.entry("/admin", Permission.ADMINISTER),
            Map.entry("/api/v1/works", Permission.REGISTER),
            Map.entry("/api/v1/cases", Permission.DECIDE),
            Map.entry("/api/v1/check", Permission.CHECK),
            Map.entry("/api/v1/uploads", Permission.UPLOAD),
            Map.entry("/api/v1/webhooks", Permission.ADMINISTER),
            Map.entry("/api/v1/sightings", Permission.DECIDE),
            Map.entry("/api/v1/links", Permission.MACHINE));

    @TempDir
    static Path folder;

    private static AccountsHome home;
    private static String work = "";
    private static String sighting = "";

    @BeforeAll
    static void start() throws Exception {
        home = new AccountsHome(folder);
        Path works = Files.createDirectories(folder.resolve("works"));
        home.served.register(
                Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf()), "The Last Leaf", "Ada Example");
        Path found = Files.createDirectories(folder.resolve("found"));
        Files.writeString(found.resolve("secret-place.txt"), "As found: " + Stories.theLastLeaf());
        home.served.scan(found);
        work = new ListWorks(home.served.settings)
                .list(ServedHome.ADA, new WorkQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1), _ -> {})
                .orElseThrow()
                .getFirst()
                .summary()
                .work()
                .id();
        sighting = new ListSightings(home.served.settings)
                .list(ServedHome.ADA, SightingQuery.ALL, Optional.empty(), _ -> {})
                .orElseThrow()
                .sightings()
                .getFirst()
                .id();
    }

    @AfterAll
    static void stop() {
        home.close();
    }

    /** Empty: whoever is signed in. */
    private static Optional<Permission> needed(String route) {
        if (ANYBODY.contains(route)) {
            return Optional.empty();
        }
        String path = route.substring(route.indexOf(' ') + 1);
        if (route.startsWith("GET ")) {
            if (path.startsWith("/public") || path.equals("/api/v1/statistics")) {
                return Optional.of(Permission.PUBLIC);
            }
            if (path.equals("/metrics")) {
                return Optional.of(Permission.MEASURE);
            }
            return Optional.of(
                    path.equals("/audit")
                            ? Permission.AUDIT
                            : path.startsWith("/admin") || path.startsWith("/api/v1/webhooks")
                                    ? Permission.ADMINISTER
                                    : Permission.READ);
        }
        return Optional.of(POSTS.entrySet().stream()
                .filter(post -> path.equals(post.getKey()) || path.startsWith(post.getKey() + "/"))
                .max((one, other) ->
                        Integer.compare(one.getKey().length(), other.getKey().length()))
                .orElseThrow(() -> new AssertionError("no permission is written here for " + route))
                .getValue());
    }

    private static HttpRequest.Builder request(Visitor visitor, String route, String csrf) throws Exception {
        String path = RoutesTest.path(route);
        if (route.startsWith("GET")) {
            return visitor.to(path);
        }
        if (!route.startsWith("POST")) {
            return visitor.to(path + "?_csrf=" + csrf)
                    .header("Tus-Resumable", "1.0.0")
                    .method(route.substring(0, route.indexOf(' ')), HttpRequest.BodyPublishers.noBody());
        }
        return route.contains("/sightings/") || route.contains("/admin") || route.contains("/account")
                ? visitor.to(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("decision=x&as=x&_csrf=" + csrf))
                : visitor.to(path)
                        .header("Content-Type", "multipart/form-data; boundary=b0undary")
                        .POST(ServedHome.form(Map.of("_csrf", csrf), "a.txt", new byte[0]));
    }

    @Test
    void eachRouteForEachRole() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (AccountRole role : AccountRole.values()) {
            Visitor visitor = home.signedIn(Organisation.FIRST, role.words() + "@example.org", role);
            String cookie = visitor.cookie;
            String csrf = visitor.csrf("/account");
            Set<Permission> may = Permission.of(Set.of(role));
            for (String route : RoutesTest.routes(home.served)) {
                if (route.equals("POST /sign-out") || route.equals("GET /enter")) {
                    continue; // the one ends what the rest needs; the other lets nobody in here
                }
                visitor.cookie = cookie;
                int status = visitor.send(request(visitor, route, csrf)).statusCode();
                boolean allowed = needed(route).map(may::contains).orElse(true);
                boolean invitation = route.endsWith(" /invitation") || route.equals("POST /sign-in");
                if (allowed && !invitation && (status == 401 || status == 403)) {
                    wrong.add(role + " may " + route + ", got " + status);
                }
                if (!allowed && route.startsWith("GET") && status != 403) {
                    wrong.add(role + " may not " + route + ", got " + status);
                }
                if (!allowed && route.startsWith("POST") && status < 400) {
                    wrong.add(role + " may not " + route + ", got " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Whoever may not do something sees no form that would refuse it. */
    @Test
    void noPageHasAFormThatWhoeverLooksMayNotSend() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (AccountRole role : AccountRole.values()) {
            Visitor visitor = home.signedIn(Organisation.FIRST, role.words() + "-looks@example.org", role);
            Set<Permission> may = Permission.of(Set.of(role));
            for (String page : List.of(
                    "/",
                    "/works",
                    "/works/" + work,
                    "/inbox",
                    "/sightings/" + sighting,
                    "/second",
                    "/cases",
                    "/notices",
                    "/licences?work=" + work,
                    "/policies?work=" + work,
                    "/sources",
                    "/evidence",
                    "/campaigns",
                    "/public",
                    "/check",
                    "/verify",
                    "/account")) {
                for (String action : Jsoup.parse(visitor.get(page).body())
                        .select("form[method=post]")
                        .eachAttr("action")) {
                    String route = "POST " + action.replaceAll("[?#].*", "").replace(work, "{id}");
                    if (!needed(route).map(may::contains).orElse(true)) {
                        wrong.add("%s is shown %s on %s".formatted(role, action, page));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingWaitsForWhoeverMayNotDecide() throws Exception {
        Visitor auditor = home.signedIn(Organisation.FIRST, "third-auditor@example.org", AccountRole.AUDITOR);
        assertThat(auditor.get("/").body()).contains("wait").doesNotContain("waits for you", "wait for you");
    }

    @Test
    void whatIsThereIsRefusedToWhoeverMayNot() throws Exception {
        Visitor auditor = home.signedIn(Organisation.FIRST, "second-auditor@example.org", AccountRole.AUDITOR);
        String csrf = auditor.csrf("/account");
        assertThat(auditor.get("/sightings/" + sighting).statusCode()).isEqualTo(200);
        String page = auditor.get("/sightings/" + sighting).body();
        var seen = java.util.regex.Pattern.compile("name=\"seen\" value=\"([^\"]*)\"")
                .matcher(page);
        String version = seen.find() ? seen.group(1) : "";
        var decided = auditor.post(
                "/sightings/" + sighting + "/decision",
                csrf,
                Map.of("decision", "not-a-match", "as", "not-a-match", "reason", "because", "seen", version));
        assertThat(decided.statusCode()).isEqualTo(403);
        for (String path : List.of("/sightings/" + sighting + "/decision", "/cases/K-1/close")) {
            assertThat(auditor.post(path, csrf, Map.of()).statusCode())
                    .as("before anything is said of what is missing: " + path)
                    .isEqualTo(403);
        }
        assertThat(auditor.get("/sightings?x=" + 1).statusCode()).isEqualTo(404);
        assertThat(new ListSightings(home.served.settings)
                        .list(ServedHome.ADA, SightingQuery.ALL, Optional.empty(), _ -> {})
                        .orElseThrow()
                        .sightings())
                .isNotEmpty();
    }

    @Test
    void nothingOfAnotherOrganisationIsThere() throws Exception {
        Organisation other = new AddOrganisation(home.served.settings).add(ServedHome.ADA, "Other Records");
        Visitor stranger = home.signedIn(
                other,
                "stranger@example.org",
                AccountRole.OWNER,
                AccountRole.ADMIN,
                AccountRole.REGULATOR,
                AccountRole.PLATFORM);
        String cookie = stranger.cookie;
        String csrf = stranger.csrf("/account");
        Map<String, String> ids = new HashMap<>();
        ids.put("works", work);
        ids.put("sightings", sighting);
        List<String> wrong = new ArrayList<>();
        for (String route : new TreeSet<>(RoutesTest.routes(home.served))) {
            stranger.cookie = cookie;
            if (route.equals("POST /sign-out")) {
                continue;
            }
            String path = RoutesTest.path(route);
            for (var id : ids.entrySet()) {
                path = path.replace(
                        "/" + id.getKey() + "/01a00000-0000-7000-8000-000000000000",
                        "/" + id.getKey() + "/" + id.getValue());
            }
            var request = route.startsWith("GET")
                    ? stranger.to(path)
                    : stranger.to(path)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .method(
                                    route.substring(0, route.indexOf(' ')),
                                    HttpRequest.BodyPublishers.ofString(
                                            "decision=not-a-match&as=not-a-match&reason=x&_csrf=" + csrf));
            var answer = stranger.send(request);
            if (answer.body().contains("The Last Leaf") || answer.body().contains("secret-place")) {
                wrong.add(route + " shows another organisation's data");
            }
            boolean named = path.contains(work) || path.contains(sighting);
            if (named && answer.statusCode() < 400) {
                wrong.add(route + " of another organisation's id: " + answer.statusCode());
            }
        }
        assertThat(wrong).isEmpty();
        Visitor own = home.signedIn(Organisation.FIRST, "own@example.org", AccountRole.OWNER);
        assertThat(own.get("/works").body()).contains("The Last Leaf");
    }

    @Test
    void aKeyMayWhatItsScopesAndItsAccountMay() throws Exception {
        home.account(Organisation.FIRST, "programs@example.org", AccountRole.OWNER, AccountRole.ADMIN);
        List<String> wrong = new ArrayList<>();
        Map<Scope, Set<Permission>> may = Map.of(
                Scope.READ, EnumSet.of(Permission.PUBLIC, Permission.READ),
                Scope.CHECK, EnumSet.of(Permission.CHECK, Permission.UPLOAD),
                Scope.REGISTER, EnumSet.of(Permission.REGISTER, Permission.UPLOAD),
                Scope.DECIDE, EnumSet.of(Permission.DECIDE, Permission.UPLOAD),
                Scope.SEND, EnumSet.noneOf(Permission.class),
                Scope.ADMIN, EnumSet.of(Permission.ADMINISTER));
        for (Scope scope : Scope.values()) {
            String key = new CreateApiKey(home.served.settings)
                    .create(ServedHome.ADA, "programs@example.org", "test of " + scope, Set.of(scope))
                    .key();
            Visitor program = home.visitor();
            for (String route : RoutesTest.routes(home.served)) {
                HttpResponse<String> answer =
                        program.send(request(program, route, "").header("Authorization", "Bearer " + key));
                int status = answer.statusCode();
                program.cookie = "";
                boolean api = route.contains(" /api/");
                if (api && answer.body().contains("whoever administers the accounts")) {
                    assertThat(answer.body()).contains("or the key has no scope for it");
                }
                boolean allowed = api
                        && needed(route)
                                .filter(one ->
                                        !may.getOrDefault(scope, Set.of()).contains(one))
                                .isEmpty();
                boolean open = ANYBODY.contains(route) && !api;
                if (allowed && (status == 401 || status == 403)) {
                    wrong.add(scope + " may " + route + ", got " + status);
                }
                if (!allowed && !open && status < 300) {
                    wrong.add(scope + " may not " + route + ", got " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
