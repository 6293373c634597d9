package dev.colophon.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.ServedHome;
import dev.colophon.service.home.ApiKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each route asks for what it must ask for. A new route has no rule here, and fails until somebody writes one. */
public class RoutesTest {

    /** What a route asks for. */
    private enum Rule {
        /** Nothing: the entrance, and style sheets. */
        PUBLIC,
        /** A session. */
        SESSION,
        /** A session, and the token of our forms. */
        FORM,
        /** A session, or the key of the API. */
        API,
        /** A session and the token of our forms, or the key of the API. */
        API_FORM
    }

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("GET /enter", Rule.PUBLIC),
            Map.entry("GET /static/{hash}/{name}", Rule.PUBLIC),
            Map.entry("GET /answer/{token}", Rule.SESSION),
            Map.entry("POST /answer/{token}", Rule.FORM),
            Map.entry("GET /answer/{token}/proof/{copy:[0-9]{1,4}}", Rule.SESSION),
            Map.entry("POST /notices/{number}/read", Rule.FORM),
            Map.entry("GET /", Rule.SESSION),
            Map.entry("GET /works", Rule.SESSION),
            Map.entry("GET /works/{id}", Rule.SESSION),
            Map.entry("POST /works", Rule.FORM),
            Map.entry("GET /check", Rule.SESSION),
            Map.entry("POST /check", Rule.FORM),
            Map.entry("GET /jobs/{id}", Rule.SESSION),
            Map.entry("GET /inbox", Rule.SESSION),
            Map.entry("GET /sightings/{id}", Rule.SESSION),
            Map.entry("POST /sightings/{id}/decision", Rule.FORM),
            Map.entry("POST /sightings/{id}/undo", Rule.FORM),
            Map.entry("GET /sightings/{id}/{side:work|copy}", Rule.SESSION),
            Map.entry("GET /sightings/{id}/{side:work|copy}/{number:[0-9]}", Rule.SESSION),
            Map.entry("GET /sightings/{id}/{side:work|copy}/sound", Rule.SESSION),
            Map.entry("POST /inbox/next", Rule.FORM),
            Map.entry("POST /inbox/views", Rule.FORM),
            Map.entry("POST /inbox/views/remove", Rule.FORM),
            Map.entry("POST /sightings/{id}/skip", Rule.FORM),
            Map.entry("POST /sightings/{id}/lock", Rule.FORM),
            Map.entry("POST /sightings/{id}/take", Rule.FORM),
            Map.entry("POST /sightings/{id}/second", Rule.FORM),
            Map.entry("GET /second", Rule.SESSION),
            Map.entry("POST /groups", Rule.FORM),
            Map.entry("GET /groups/{id}", Rule.SESSION),
            Map.entry("POST /groups/{id}/confirm", Rule.FORM),
            Map.entry("POST /groups/{id}/undo", Rule.FORM),
            Map.entry("GET /keys", Rule.SESSION),
            Map.entry("GET /sightings/{id}/{side:work|copy}/sound/{part:[0-9]{1,4}}", Rule.SESSION),
            Map.entry("GET /sightings/{id}/{side:work|copy}/frames/{part:[0-9]{1,4}}", Rule.SESSION),
            Map.entry("GET /cases", Rule.SESSION),
            Map.entry("POST /cases", Rule.FORM),
            Map.entry("GET /cases/{number}", Rule.SESSION),
            Map.entry("POST /cases/{number}/note", Rule.FORM),
            Map.entry("POST /cases/{number}/close", Rule.FORM),
            Map.entry("POST /cases/{number}/reopen", Rule.FORM),
            Map.entry("POST /cases/{number}/evidence", Rule.FORM),
            Map.entry("POST /cases/{number}/look", Rule.FORM),
            Map.entry("GET /cases/{number}/draft", Rule.SESSION),
            Map.entry("POST /cases/{number}/draft", Rule.FORM),
            Map.entry("GET /notices", Rule.SESSION),
            Map.entry("GET /disputes", Rule.SESSION),
            Map.entry("GET /notices/{number}", Rule.SESSION),
            Map.entry("GET /notices/{number}/files/{name}", Rule.SESSION),
            Map.entry("POST /notices/{number}/send", Rule.FORM),
            Map.entry("POST /notices/{number}/undo", Rule.FORM),
            Map.entry("POST /notices/{number}/deliver", Rule.FORM),
            Map.entry("POST /notices/{number}/retract", Rule.FORM),
            Map.entry("POST /notices/{number}/remind", Rule.FORM),
            Map.entry("POST /notices/{number}/sent", Rule.FORM),
            Map.entry("POST /notices/{number}/settle", Rule.FORM),
            Map.entry("POST /notices/{number}/close", Rule.FORM),
            Map.entry("POST /notices/{number}/answer", Rule.FORM),
            Map.entry("POST /notices/{number}/suit", Rule.FORM),
            Map.entry("POST /notices/{number}/look", Rule.FORM),
            Map.entry("GET /api/v1/cases", Rule.API),
            Map.entry("POST /api/v1/cases", Rule.API_FORM),
            Map.entry("GET /api/v1/cases/{number}", Rule.API),
            Map.entry("GET /api/v1/notices", Rule.API),
            Map.entry("GET /api/v1/notices/{number}", Rule.API),
            Map.entry("POST /works/{id}/details", Rule.FORM),
            Map.entry("POST /works/{id}/hold", Rule.FORM),
            Map.entry("POST /works/{id}/files", Rule.FORM),
            Map.entry("GET /licences", Rule.SESSION),
            Map.entry("POST /licences", Rule.FORM),
            Map.entry("POST /licences/{id}/revoke", Rule.FORM),
            Map.entry("POST /offers", Rule.FORM),
            Map.entry("POST /offers/{id}/accept", Rule.FORM),
            Map.entry("POST /offers/{id}/decline", Rule.FORM),
            Map.entry("GET /policies", Rule.SESSION),
            Map.entry("POST /policies", Rule.FORM),
            Map.entry("POST /policies/remove", Rule.FORM),
            Map.entry("GET /campaigns", Rule.SESSION),
            Map.entry("POST /campaigns", Rule.FORM),
            Map.entry("GET /campaigns/{id}", Rule.SESSION),
            Map.entry("POST /campaigns/{id}/table", Rule.FORM),
            Map.entry("POST /campaigns/{id}/paper", Rule.FORM),
            Map.entry("GET /public", Rule.SESSION),
            Map.entry("GET /public/notices/{number}", Rule.SESSION),
            Map.entry("GET /public/log", Rule.SESSION),
            Map.entry("GET /public/log/{*path}", Rule.SESSION),
            Map.entry("GET /bot", Rule.SESSION),
            Map.entry("GET /public/statistics.csv", Rule.SESSION),
            Map.entry("POST /public/export", Rule.FORM),
            Map.entry("GET /audit", Rule.SESSION),
            Map.entry("GET /sign-in", Rule.SESSION), // of nobody where nobody signs in
            Map.entry("POST /sign-in", Rule.FORM),
            Map.entry("POST /sign-in/provider", Rule.FORM),
            Map.entry("GET /admin/webhooks", Rule.SESSION),
            Map.entry("POST /admin/webhooks", Rule.FORM),
            Map.entry("POST /admin/webhooks/{id}/remove", Rule.FORM),
            Map.entry("POST /admin/webhooks/{id}/enable", Rule.FORM),
            Map.entry("POST /admin/webhooks/{id}/disable", Rule.FORM),
            Map.entry("POST /admin/webhooks/{id}/test", Rule.FORM),
            Map.entry("POST /sign-out", Rule.FORM),
            Map.entry("GET /invitation", Rule.SESSION),
            Map.entry("POST /invitation", Rule.FORM),
            Map.entry("GET /account", Rule.SESSION),
            Map.entry("POST /account/password", Rule.FORM),
            Map.entry("POST /account/organisation", Rule.FORM),
            Map.entry("POST /account/codes", Rule.FORM),
            Map.entry("GET /public/notices", Rule.SESSION),
            Map.entry("GET /public/days.csv", Rule.SESSION),
            Map.entry("POST /account/codes/confirm", Rule.FORM),
            Map.entry("POST /account/codes/remove", Rule.FORM),
            Map.entry("GET /admin", Rule.SESSION),
            Map.entry("POST /admin/accounts", Rule.FORM),
            Map.entry("POST /admin/accounts/{id}/roles", Rule.FORM),
            Map.entry("POST /admin/accounts/{id}/disable", Rule.FORM),
            Map.entry("POST /admin/accounts/{id}/invite", Rule.FORM),
            Map.entry("POST /admin/accounts/{id}/remove", Rule.FORM),
            Map.entry("POST /admin/keys", Rule.FORM),
            Map.entry("POST /admin/keys/{id}/revoke", Rule.FORM),
            Map.entry("POST /admin/sessions/{id}/end", Rule.FORM),
            Map.entry("GET /evidence", Rule.SESSION),
            Map.entry("GET /evidence/{bundle}", Rule.SESSION),
            Map.entry("GET /evidence/program", Rule.SESSION),
            Map.entry("GET /works/{id}/files/{file}/picture", Rule.SESSION),
            Map.entry("GET /evidence/{bundle}/files", Rule.SESSION),
            Map.entry("GET /evidence/{bundle}/report", Rule.SESSION),
            Map.entry("POST /evidence/renew", Rule.FORM),
            Map.entry("GET /verify", Rule.SESSION),
            Map.entry("POST /verify", Rule.FORM),
            Map.entry("GET /sources", Rule.SESSION),
            Map.entry("POST /sources", Rule.FORM),
            Map.entry("POST /sources/{id}/pause", Rule.FORM),
            Map.entry("POST /sources/{id}/resume", Rule.FORM),
            Map.entry("POST /sources/{id}/remove", Rule.FORM),
            Map.entry("POST /sources/restore", Rule.FORM),
            Map.entry("POST /sources/block", Rule.FORM),
            Map.entry("POST /sources/unblock", Rule.FORM),
            Map.entry("POST /sources/watch", Rule.FORM),
            Map.entry("GET /api/v1/works", Rule.API),
            Map.entry("GET /api/v1/works/{id}", Rule.API),
            Map.entry("POST /api/v1/works", Rule.API_FORM),
            Map.entry("POST /api/v1/works/{id}/references", Rule.API_FORM),
            Map.entry("DELETE /api/v1/works/{id}/references/{reference}", Rule.API_FORM),
            Map.entry("POST /api/v1/check", Rule.API_FORM),
            Map.entry("GET /api/v1/sightings", Rule.API),
            Map.entry("GET /api/v1/sightings/{id}", Rule.API),
            Map.entry("POST /api/v1/sightings/{id}/decision", Rule.API_FORM),
            Map.entry("POST /api/v1/links", Rule.API_FORM),
            Map.entry("GET /health/live", Rule.PUBLIC),
            Map.entry("GET /health/ready", Rule.PUBLIC),
            Map.entry("GET /metrics", Rule.API),
            Map.entry("GET /api/v1/webhooks", Rule.API),
            Map.entry("POST /api/v1/webhooks", Rule.API_FORM),
            Map.entry("DELETE /api/v1/webhooks/{id}", Rule.API_FORM),
            Map.entry("POST /api/v1/webhooks/{id}/enable", Rule.API_FORM),
            Map.entry("POST /api/v1/webhooks/{id}/disable", Rule.API_FORM),
            Map.entry("POST /api/v1/webhooks/{id}/test", Rule.API_FORM),
            Map.entry("OPTIONS /api/v1/uploads", Rule.API),
            Map.entry("POST /api/v1/uploads", Rule.API_FORM),
            Map.entry("HEAD /api/v1/uploads/{id}", Rule.API),
            Map.entry("PATCH /api/v1/uploads/{id}", Rule.API_FORM),
            Map.entry("DELETE /api/v1/uploads/{id}", Rule.API_FORM),
            Map.entry("POST /api/v1/uploads/{id}", Rule.API_FORM),
            Map.entry("GET /api/v1/evidence", Rule.API),
            Map.entry("GET /api/v1/evidence/{bundle}", Rule.API),
            Map.entry("GET /api/v1/sources", Rule.API),
            Map.entry("GET /api/v1/statistics", Rule.API),
            Map.entry("GET /api/v1/openapi.json", Rule.API),
            Map.entry("GET /api/v1/jobs/{id}", Rule.API),
            Map.entry("GET /api/v1/schemas/{name:[a-z-]+}.schema.json", Rule.API));

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int MISDIRECTED = 421;

    @TempDir
    static Path folder;

    private static ServedHome home;
    private final HttpClient stranger = HttpClient.newHttpClient();

    @BeforeAll
    public static void start() throws Exception {
        home = new ServedHome(folder);
    }

    @AfterAll
    public static void stop() {
        home.close();
    }

    public static Set<String> routes(ServedHome home) {
        Set<String> routes = new TreeSet<>();
        home.part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + pattern))));
        return routes;
    }

    @Test
    public void eachRouteHasARule() {
        assertThat(routes(home)).isEqualTo(new TreeSet<>(RULES.keySet()));
    }

    public static String path(String route) {
        return route.substring(route.indexOf(' ') + 1)
                .replace("{side:work|copy}", "work")
                .replace("{number:[0-9]}", "0")
                .replaceAll("\\{(?:copy|part):\\[0-9\\]\\{1,4}}", "1")
                .replace("{name:[a-z-]+}", "work")
                .replaceAll("\\{[^}]+}", "01a00000-0000-7000-8000-000000000000");
    }

    private HttpRequest.Builder request(String route, String csrf) throws IOException {
        String path = path(route);
        if (route.startsWith("GET")) {
            return home.to(path);
        }
        if (!route.startsWith("POST")) {
            return home.to(path + (csrf.isEmpty() ? "" : "?_csrf=" + csrf))
                    .method(route.substring(0, route.indexOf(' ')), HttpRequest.BodyPublishers.noBody());
        }
        return route.contains("/sightings/")
                ? home.to(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("decision=x&as=x&_csrf=" + csrf))
                : home.post(path, csrf.isEmpty() ? Map.of() : Map.of("_csrf", csrf), "a.txt", new byte[0]);
    }

    private static int status(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    public void whoeverIsNotLetInGetsNothing() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (var rule : RULES.entrySet()) {
            int status = status(stranger, request(rule.getKey(), ""));
            boolean refused = status == UNAUTHORIZED
                    || (status == FORBIDDEN && rule.getKey().matches("(?:POST|PATCH|DELETE) .*"));
            if (refused == (rule.getValue() == Rule.PUBLIC)) {
                wrong.add(rule.getKey() + " " + status);
            }
            int withKey = status(stranger, request(rule.getKey(), "").header("Authorization", "Bearer wrong"));
            if (rule.getValue() != Rule.PUBLIC && withKey != UNAUTHORIZED && withKey != FORBIDDEN) {
                wrong.add(rule.getKey() + " with a wrong key " + withKey);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    public void aSessionOpensAllAndFormsWantTheirToken() throws Exception {
        String csrf = home.csrf();
        List<String> wrong = new ArrayList<>();
        for (var rule : RULES.entrySet()) {
            boolean form = rule.getValue() == Rule.FORM || rule.getValue() == Rule.API_FORM;
            int with = status(home.client, request(rule.getKey(), csrf));
            if ((with == UNAUTHORIZED || with == FORBIDDEN) && !rule.getKey().equals("GET /enter")) {
                wrong.add(rule.getKey() + " with a session " + with);
            }
            if (form && status(home.client, request(rule.getKey(), "")) != FORBIDDEN) {
                wrong.add(rule.getKey() + " without a token");
            }
            if (form && status(home.client, request(rule.getKey(), "guessed")) != FORBIDDEN) {
                wrong.add(rule.getKey() + " with another token");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    public void theKeyOfTheApiOpensTheApiAlone() throws Exception {
        String key = ApiKey.of(home.settings).text();
        List<String> wrong = new ArrayList<>();
        for (var rule : RULES.entrySet()) {
            int status = status(stranger, request(rule.getKey(), "").header("Authorization", "Bearer " + key));
            boolean refused = status == UNAUTHORIZED || status == FORBIDDEN;
            boolean ofApi = rule.getValue() == Rule.API || rule.getValue() == Rule.API_FORM;
            if (rule.getValue() != Rule.PUBLIC && refused == ofApi) {
                wrong.add(rule.getKey() + " " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    public void noOtherNameOfThisMachineIsAnswered() throws Exception {
        URI address = URI.create(home.server.address());
        for (var rule : RULES.entrySet()) {
            String method = rule.getKey().substring(0, rule.getKey().indexOf(' '));
            for (String host :
                    List.of("evil.example:" + address.getPort(), "127.0.0.1", "127.0.0.1.evil.example", "")) {
                assertThat(raw(
                                address,
                                method + " " + path(rule.getKey()) + " HTTP/1.1\r\nHost: " + host
                                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                        .as(rule.getKey() + " of " + host)
                        .matches("(?s)HTTP/1.1 (" + MISDIRECTED + "|400) .*");
            }
        }
        assertThat(raw(
                        address,
                        "GET /enter HTTP/1.1\r\nHost: localhost:" + address.getPort()
                                + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    public static String raw(URI address, String request) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            ByteArrayOutputStream came = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(came);
            } catch (SocketTimeoutException e) { // it waits a while for what it does not read
                assertThat(came.size()).isPositive();
            }
            return came.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    public void eachAnswerHasTheHeadersThatKeepItSafe() throws Exception {
        for (String path : List.of("/", "/inbox", "/check", "/nothing", "/enter", "/api/v1/works")) {
            var headers = home.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'self'; script-src 'self'; style-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        }
    }

    @Test
    public void aLinkLetsInOnceAndTheSessionBeforeEnds() throws Exception {
        String link = home.server.link().link();
        HttpRequest.Builder enter = HttpRequest.newBuilder(URI.create(link));
        HttpResponse<String> first = home.send(enter);
        assertThat(first.statusCode()).isEqualTo(303);
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("colophon-").contains("HttpOnly", "SameSite=Strict");
        assertThat(status(stranger, HttpRequest.newBuilder(URI.create(link)))).isEqualTo(FORBIDDEN);
        assertThat(home.get("/").statusCode()).isEqualTo(200);
        assertThat(status(stranger, home.to("/").header("Cookie", cookie.substring(0, cookie.indexOf('=')) + "=fixed")))
                .isEqualTo(UNAUTHORIZED);
    }
}
