package dev.colophon.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.browser.RenderResult.NotRendered;
import dev.colophon.browser.RenderResult.Rendered;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on loopback that remembers what it was asked, and a guarded client that may visit it alone. */
final class BrowserSite implements AutoCloseable {

    /** Writes one answer. */
    interface Answer {
        void write(HttpExchange exchange) throws IOException;
    }

    /** Method and request target of each request, such as {@code GET /a?b}. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    BrowserSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            try (exchange) {
                Answer answer = answers.get(exchange.getRequestURI().getPath());
                if (answer == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    answer.write(exchange);
                }
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    void on(String path, Answer answer) {
        answers.put(path, answer);
    }

    void page(String path, String html) {
        bytes(path, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    void script(String path, String text) {
        bytes(path, "text/javascript; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    void bytes(String path, String type, byte[] body, Map<String, String> headers) {
        on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    void redirect(String path, String to) {
        on(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** A client that may visit the given hosts, and this site. */
    GuardedClient client(Path scratch, String... more) {
        List<String> allowedHosts = new ArrayList<>(List.of(more));
        allowedHosts.add("127.0.0.1:" + port());
        return new GuardedClient(
                GuardSettings.of("https://example.org/bot", scratch).withAllowed(AllowList.of(allowedHosts)));
    }

    /** The page, or a failure that says why there is none. */
    static Rendered rendered(Browser browser, String url) {
        return switch (browser.render(url)) {
            case Rendered page -> page;
            case NotRendered none -> throw new AssertionError(url + " is not rendered: " + none.reason());
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
