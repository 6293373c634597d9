package dev.colophon.benchmark.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Serves the sites of a {@link MediaWeb} on loopback, in a process of its own: {@code songs.bench.example} from its folder. */
final class MediaWebServer {

    private MediaWebServer() {}

    /** The folder of the sites. Prints the port; serves until there is no more input. */
    public static void main(String[] arguments) throws IOException {
        Path sites = Path.of(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> serve(sites, exchange));
        server.start();
        System.out.println("port=" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Serves.
        }
        System.exit(0);
    }

    private static void serve(Path sites, HttpExchange exchange) throws IOException {
        try (exchange) {
            String site = exchange.getRequestHeaders().getFirst("Host").replaceFirst("\\..*", "");
            String name = exchange.getRequestURI().getPath().substring(1);
            Path file = sites.resolve(site).resolve(name.isEmpty() ? "index.html" : name);
            if (!file.normalize().startsWith(sites) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", type(name));
            exchange.sendResponseHeaders(200, Files.size(file));
            try (OutputStream body = exchange.getResponseBody()) {
                Files.copy(file, body);
            }
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "mp3" -> "audio/mpeg";
            case "m4a" -> "audio/mp4";
            case "ogg" -> "audio/ogg";
            case "mp4" -> "video/mp4";
            case "jpg" -> "image/jpeg";
            default -> "text/html; charset=utf-8";
        };
    }
}
