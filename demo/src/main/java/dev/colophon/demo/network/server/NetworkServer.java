package dev.colophon.demo.network.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.demo.network.copies.MediaFolder;
import dev.colophon.demo.network.copies.Recipe;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One server on loopback for all sites, told apart by the host name that is asked for. */
public final class NetworkServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MediaFolder media;
    private final RequestLog log;
    private volatile Map<String, Map<String, Answer>> sites = Map.of();

    /** Listens on loopback, at a port that is free. */
    public NetworkServer(MediaFolder media, RequestLog log) throws IOException {
        this.media = media;
        this.log = log;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    /** The port of all sites. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Begins to answer, by host and path. */
    public void serve(Map<String, Map<String, Answer>> answers) {
        sites = answers;
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Instant at = Instant.now();
        long start = System.nanoTime();
        String asked = exchange.getRequestHeaders().getFirst("Host");
        String host = asked == null ? "" : asked.replaceFirst(":\\d+$", "");
        String path = exchange.getRequestURI().toString();
        int status = 0;
        try (exchange) {
            status = send(exchange, find(host, path), path);
        } finally {
            log.add(new RequestLog.Entry(at, start, System.nanoTime(), host, path, status));
        }
    }

    private Answer find(String host, String pathAndQuery) {
        Map<String, Answer> site = sites.getOrDefault(host, Map.of());
        return find(site, pathAndQuery);
    }

    /** The answer for exactly this, for this without its query, for its folder, for anything that is asked of the site. */
    public static Answer find(Map<String, Answer> site, String pathAndQuery) {
        Answer exact = site.get(pathAndQuery);
        if (exact != null) {
            return exact;
        }
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        Answer plain = site.get(path);
        if (plain instanceof Answer.Endless(var made)) {
            return made.apply(pathAndQuery);
        }
        if (plain != null) {
            return plain;
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            Answer folder = site.get(path.substring(0, slash + 1));
            if (folder instanceof Answer.Endless(var made)) {
                return made.apply(pathAndQuery);
            }
            if (folder instanceof Answer.Folder) {
                return folder;
            }
        }
        return site.getOrDefault("*", Answer.notFound());
    }

    private int send(HttpExchange exchange, Answer answer, String path) throws IOException {
        return switch (answer) {
            case Answer.Ready ready -> {
                ready.headers().forEach(exchange.getResponseHeaders()::set);
                yield bytes(exchange, ready.status(), ready.body());
            }
            case Answer.Medium(Recipe recipe) -> file(exchange, media.file(recipe), recipe.type());
            case Answer.Folder(Recipe recipe) -> {
                Path folder = media.file(recipe);
                Path file = folder.resolve(path.substring(path.lastIndexOf('/') + 1))
                        .normalize();
                yield file.startsWith(folder) && Files.isRegularFile(file)
                        ? file(exchange, file, type(file))
                        : send(exchange, Answer.notFound(), path);
            }
            case Answer.Moved(int status, String location) -> {
                exchange.getResponseHeaders().set("Location", location);
                yield bytes(exchange, status, new byte[0]);
            }
            case Answer.Busy busy -> {
                if (busy.times().getAndDecrement() <= 0) {
                    yield send(exchange, busy.then(), path);
                }
                exchange.getResponseHeaders()
                        .set("Retry-After", String.valueOf(busy.retryAfter().toSeconds()));
                yield bytes(exchange, 429, new byte[0]);
            }
            case Answer.Slow(var by, Answer then) -> {
                try {
                    Thread.sleep(by);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                yield send(exchange, then, path);
            }
            case Answer.Endless(var made) -> send(exchange, made.apply(path), path);
        };
    }

    private static String type(Path file) {
        return file.toString().endsWith(".m3u8") ? "application/vnd.apple.mpegurl" : "video/mp2t";
    }

    private static int bytes(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, silent ? -1 : body.length);
        if (!silent) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
        return status;
    }

    private static int file(HttpExchange exchange, Path file, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        long size = Files.size(file);
        String tag = "\"%s-%d\"".formatted(file.getFileName(), size);
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return 304;
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(size));
            exchange.sendResponseHeaders(200, -1);
            return 200;
        }
        exchange.sendResponseHeaders(200, size);
        try (OutputStream out = exchange.getResponseBody()) {
            Files.copy(file, out);
        }
        return 200;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
