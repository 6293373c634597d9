package dev.colophon.cli.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A web server whose files change while a home watches it. */
final class WatchedServer implements AutoCloseable {

    static final Variables VARIABLES = new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot"));

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final HttpServer server;

    WatchedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = files.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
        boolean json = body.length > 0 && body[0] == '{';
        exchange.getResponseHeaders().set("Content-Type", json ? "application/json" : "application/octet-stream");
        exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** By their paths; what is not there is answered with 404. */
    Map<String, byte[]> files() {
        return files;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What a source has to be allowed, to lead here. */
    String host() {
        return "127.0.0.1:" + port();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    /** Names a path as a source and visits what is due. */
    Cli.Result watch(Path home, String path) {
        Cli.run(home, "source", "add", url(path), "--kind", "page", "--allow", host());
        return Cli.run(VARIABLES, home, "watch", "--once");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
