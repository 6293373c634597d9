package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on the loopback address that answers as a script says, and a proxy in front of it. */
final class ScriptedHost implements AutoCloseable {

    /** A request: its path with its query, and whether it came through the proxy. */
    record Asked(String path, boolean throughProxy, String agent) {}

    /**
     * An answer.
     *
     * @param status of HTTP; 0 hangs up
     * @param location where it redirects
     * @param missing so many bytes are promised and not sent
     */
    record Answer(int status, String type, byte[] body, Optional<String> location, int missing) {

        static Answer page(int status, String html) {
            return new Answer(status, "text/html; charset=utf-8", html.getBytes(UTF_8), Optional.empty(), 0);
        }

        static Answer file(String type, byte[] body) {
            return new Answer(200, type, body, Optional.empty(), 0);
        }

        static Answer status(int status) {
            return page(status, "<title>Films</title><p>Status %d of the server".formatted(status));
        }

        static Answer to(String location) {
            return new Answer(302, "text/html", new byte[0], Optional.of(location), 0);
        }

        static Answer none() {
            return new Answer(0, "", new byte[0], Optional.empty(), 0);
        }

        Answer cutOff() {
            return new Answer(status, type, body, location, 5_000);
        }
    }

    private static final String THROUGH = "X-Through";

    private final HttpServer server;
    private final HttpClient forward = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private ScriptedHost(HttpServer server) {
        this.server = server;
    }

    static ScriptedHost of(Function<Asked, Answer> script) throws IOException {
        return at(InetAddress.getLoopbackAddress(), script);
    }

    /** At another of the addresses of loopback, which is another site. */
    static ScriptedHost at(InetAddress address, Function<Asked, Answer> script) throws IOException {
        ScriptedHost host = listening(address);
        host.server.createContext("/", exchange -> host.answer(exchange, script));
        host.server.start();
        return host;
    }

    /** Hands requests on, with a header that says so. */
    static ScriptedHost proxy() throws IOException {
        ScriptedHost host = listening(InetAddress.getLoopbackAddress());
        host.server.createContext("/", host::handOn);
        host.server.start();
        return host;
    }

    private static ScriptedHost listening(InetAddress address) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return new ScriptedHost(server);
    }

    private void answer(HttpExchange exchange, Function<Asked, Answer> script) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            Answer answer = script.apply(new Asked(
                    path,
                    exchange.getRequestHeaders().containsKey(THROUGH),
                    String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"))));
            if (answer.status() == 0) {
                return; // hangs up
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.location().ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
            int length = answer.body().length + answer.missing();
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(answer.body());
            exchange.getResponseBody().flush();
        }
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> got = forward.send(
                    HttpRequest.newBuilder(exchange.getRequestURI())
                            .header(THROUGH, "proxy")
                            .header(
                                    "User-Agent",
                                    String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            got.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            got.headers()
                    .firstValue("location")
                    .ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
            exchange.sendResponseHeaders(got.statusCode(), got.body().length == 0 ? -1 : got.body().length);
            exchange.getResponseBody().write(got.body());
        } catch (IOException | InterruptedException e) {
            exchange.sendResponseHeaders(502, -1);
        }
    }

    /** As {@code 127.0.0.1:8123}. */
    String door() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + door() + path;
    }

    @Override
    public void close() {
        server.stop(0);
        forward.close();
    }
}
