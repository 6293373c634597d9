package dev.colophon.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.security.ServerAccess;
import dev.colophon.service.account.AddAccount;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.AcceptInvitation;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A home with a server at which people sign in. */
public final class AccountsHome implements Closeable {

    public static final String PASSWORD = "correct horse battery";

    public static final ServerAccess ACCESS =
            new ServerAccess(true, InetAddress.getLoopbackAddress(), Optional.empty(), Set.of());

    public final ServedHome served;

    public AccountsHome(Path folder) {
        this(folder, ServedHome.settings(folder), ACCESS);
    }

    public AccountsHome(Path folder, Settings settings, ServerAccess access) {
        this.served = new ServedHome(folder, settings, access);
    }

    /** Somebody at a browser, or a program. */
    public static final class Visitor {

        private final String address;
        private final String cookieName;
        private final HttpClient client = HttpClient.newHttpClient();
        public String cookie = "";

        Visitor(String address, String cookieName) {
            this.address = address;
            this.cookieName = cookieName;
        }

        public HttpRequest.Builder to(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
            return cookie.isEmpty() ? request : request.header("Cookie", cookieName + "=" + cookie);
        }

        public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").stream()
                    .filter(set -> set.startsWith(cookieName + "="))
                    .forEach(set -> cookie = set.substring(cookieName.length() + 1, set.indexOf(';')));
            return answer;
        }

        public HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return send(to(path));
        }

        public String csrf(String path) throws IOException, InterruptedException {
            Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                    .matcher(get(path).body());
            return field.find() ? field.group(1) : "";
        }

        public HttpResponse<String> post(String path, String csrf, Map<String, String> fields)
                throws IOException, InterruptedException {
            String body = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&", "_csrf=" + URLEncoder.encode(csrf, UTF_8) + "&", ""));
            return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        public HttpResponse<String> signIn(String name, String password, String next)
                throws IOException, InterruptedException {
            String csrf = csrf("/sign-in");
            return post("/sign-in", csrf, Map.of("name", name, "password", password, "next", next));
        }
    }

    public Visitor visitor() {
        return new Visitor(served.server.address(), "colophon-session");
    }

    /** An account with a password. */
    public void account(Organisation organisation, String name, AccountRole... roles) {
        String token = new AddAccount(served.settings)
                .add(new Actor(organisation, "root"), name, Set.of(roles))
                .invitation()
                .orElseThrow()
                .token();
        new AcceptInvitation(served.settings).accept(token, PASSWORD);
    }

    /** The same, signed in. */
    public Visitor signedIn(Organisation organisation, String name, AccountRole... roles)
            throws IOException, InterruptedException {
        account(organisation, name, roles);
        Visitor visitor = visitor();
        int status = visitor.signIn(name, PASSWORD, "").statusCode();
        if (status != 303) {
            throw new IllegalStateException("not let in: " + status);
        }
        return visitor;
    }

    @Override
    public void close() {
        served.server.close();
    }
}
