package dev.colophon.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that keeps cookies of each server, and goes nowhere by itself. */
final class ProviderBrowser {

    private final String here;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    final Map<String, Map<String, String>> cookies = new HashMap<>();

    /**
     * Of somebody who has visited nothing.
     *
     * @param here the address of our server
     * @param port of the provider
     */
    ProviderBrowser(String here, int port) {
        this.here = here;
        this.port = port;
    }

    HttpResponse<String> send(String address, Map<String, String> form) throws Exception {
        URI uri = URI.create(address);
        Map<String, String> own = cookies.computeIfAbsent(uri.getAuthority(), _ -> new TreeMap<>());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (!own.isEmpty()) {
            request.header(
                    "Cookie",
                    own.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (!form.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                            .collect(Collectors.joining("&"))));
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String set : answer.headers().allValues("Set-Cookie")) {
            Matcher cookie = Pattern.compile("([^=]+)=([^;]*)(.*)").matcher(set);
            if (cookie.matches() && cookie.group(3).contains("Max-Age=0")) {
                own.remove(cookie.group(1));
            } else if (cookie.matches()) {
                own.put(cookie.group(1), cookie.group(2));
            }
        }
        return answer;
    }

    HttpResponse<String> get(String address) throws Exception {
        return send(address, Map.of());
    }

    Map<String, String> own() {
        return cookies.computeIfAbsent(URI.create(here).getAuthority(), _ -> new TreeMap<>());
    }

    /** Presses the button of a page; the answer of it. */
    HttpResponse<String> press(String path, Map<String, String> fields) throws Exception {
        Map<String, String> form = new HashMap<>(fields);
        form.put("_csrf", csrf(get(here + path)));
        return send(here + "/sign-in/provider", form);
    }

    /** Signs in at the provider; where that sends back to, which was not asked yet. */
    String vouched(HttpResponse<String> begun, String name) throws Exception {
        assertThat(begun.statusCode()).isEqualTo(200);
        String at = refresh(begun);
        assertThat(at)
                .startsWith(ProviderProgram.issuer(port))
                .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce=", "scope=openid")
                .doesNotContain(ProviderProgram.SECRET);
        HttpResponse<String> answer = get(at);
        for (int steps = 0; steps < 6; steps++) {
            if (answer.statusCode() == 302) {
                String to = URI.create(at)
                        .resolve(answer.headers().firstValue("Location").orElseThrow())
                        .toString();
                if (to.startsWith(here)) {
                    return to;
                }
                at = to;
                answer = get(at);
            } else {
                assertThat(answer.body()).contains("name=\"password\"");
                answer = send(
                        ProviderProgram.issuer(port) + "/login",
                        Map.of("username", name, "password", ProviderProgram.PASSWORD, "_csrf", csrf(answer)));
            }
        }
        throw new AssertionError("the provider sends nowhere: " + answer.statusCode() + answer.headers());
    }

    HttpResponse<String> signIn(String name, String next) throws Exception {
        return get(vouched(press("/sign-in", Map.of("next", next)), name));
    }

    /** Whether the provider wants to know who somebody is. */
    boolean asksForPassword(HttpResponse<String> begun) throws Exception {
        HttpResponse<String> asked = get(refresh(begun));
        String to = asked.headers().firstValue("Location").orElse("");
        return asked.statusCode() == 302 && to.endsWith("/login");
    }

    boolean isLetIn() throws Exception {
        return get(here + "/account").statusCode() == 200;
    }

    static String csrf(HttpResponse<String> page) {
        Matcher field = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        return field.find() ? field.group(1) : "";
    }

    static String refresh(HttpResponse<String> answer) {
        return answer.headers().firstValue("Refresh").orElse("").replaceFirst("^0;url=", "");
    }
}
