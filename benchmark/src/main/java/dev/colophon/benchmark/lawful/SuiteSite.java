package dev.colophon.benchmark.lawful;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A site of this machine that shows the files of a folder. */
final class SuiteSite implements Closeable {

    private final HttpServer server;
    private final Path folder;
    private final String host;

    /** @param host an address of the loopback network */
    SuiteSite(String host, Path folder) throws IOException {
        this.host = host;
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String host() {
        return host;
    }

    /** With its port. */
    String authority() {
        return host + ":" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + authority() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path file =
                folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            String name = file.toString();
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            name.endsWith(".html")
                                    ? "text/html; charset=utf-8"
                                    : name.endsWith(".png") ? "image/png" : "audio/wav");
            exchange.sendResponseHeaders(200, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
