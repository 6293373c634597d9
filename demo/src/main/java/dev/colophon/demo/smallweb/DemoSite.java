package dev.colophon.demo.smallweb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A small web on loopback: several sites, told apart by the host name that is asked for. */
public final class DemoSite implements AutoCloseable {

    private record Resource(Path file, String contentType) {}

    private final Path folder;
    private final HttpServer server;
    private final Map<String, Resource> resources = new ConcurrentHashMap<>();
    private final Map<String, StringBuilder> pages = new LinkedHashMap<>();

    /** Starts serving; the files of the sites are kept in the folder. */
    public DemoSite(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Adds a file to a site and returns its URL. */
    String file(String host, String path, Path file, String contentType) throws IOException {
        Path kept = folder.resolve(host + path);
        if (!file.equals(kept)) {
            Files.createDirectories(kept.getParent());
            Files.copy(file, kept);
        }
        resources.put(host + path, new Resource(kept, contentType));
        return url(host, path);
    }

    /** Adds to the body of a page, which begins to exist with its first part, and returns the page's URL. */
    String write(String host, String path, String html) {
        pages.computeIfAbsent(host + path, _ -> new StringBuilder())
                .append(html)
                .append('\n');
        return url(host, path);
    }

    /** Puts the pages where they can be asked for and returns their URLs. */
    public List<String> publish() throws IOException {
        List<String> urls = new java.util.ArrayList<>();
        for (Map.Entry<String, StringBuilder> page : pages.entrySet()) {
            String host = page.getKey().substring(0, page.getKey().indexOf('/'));
            String path = page.getKey().substring(host.length());
            String html =
                    "<!doctype html><html><head><meta charset=\"utf-8\"><title>%s</title></head><body><h1>%s</h1>\n%s</body></html>\n"
                            .formatted(host, host, page.getValue());
            Path file = folder.resolve(host + path + (path.endsWith("/") ? "index.html" : ""));
            Files.createDirectories(file.getParent());
            Files.writeString(file, html);
            resources.put(page.getKey(), new Resource(file, "text/html; charset=utf-8"));
            urls.add(url(host, path));
        }
        return urls;
    }

    /** The file that is served under a URL of this web. */
    public Path fileAt(String url) {
        URI asked = URI.create(url);
        Resource resource = resources.get(asked.getHost() + asked.getPath());
        if (resource == null) {
            throw new IllegalArgumentException("nothing is served at " + url);
        }
        return resource.file();
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + port() + path;
    }

    private int port() {
        return server.getAddress().getPort();
    }

    /** The guard that permits each of these sites and nothing else that is not public. */
    public GuardSettings guard(Path scratch) {
        List<String> hosts = new TreeSet<>(Stream.concat(resources.keySet().stream(), pages.keySet().stream())
                        .map(key -> key.substring(0, key.indexOf('/')))
                        .toList())
                .stream().toList();
        return GuardSettings.of("https://colophon.example/about", scratch)
                .withAllowed(AllowList.of(
                        hosts.stream().map(host -> host + ":" + port()).toList()))
                .withResolver(name -> {
                    if (!hosts.contains(name)) {
                        throw new UnknownHostException(name);
                    }
                    return List.of(InetAddress.getLoopbackAddress());
                });
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestHeaders().getFirst("Host");
            String host = asked == null ? "" : asked.substring(0, Math.max(0, asked.lastIndexOf(':')));
            Resource resource = resources.get(host + exchange.getRequestURI().getPath());
            if (resource == null) {
                byte[] body = "not here\n".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(404, body.length);
                exchange.getResponseBody().write(body);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", resource.contentType());
            exchange.sendResponseHeaders(200, Files.size(resource.file()));
            try (OutputStream body = exchange.getResponseBody()) {
                Files.copy(resource.file(), body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
