package dev.colophon.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.page.terms.SiteTerms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Many hosts on one loopback port, told apart by the name that is asked for, with a log of all requests. */
public final class SmallWeb implements AutoCloseable {

    /** Writes one answer. */
    public interface Answer {
        void write(HttpExchange exchange) throws IOException;
    }

    /** A request as the server saw it. */
    public record Hit(long nanos, String host, String path, boolean alone) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> underWay = new HashMap<>();
    private final List<Hit> log = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public SmallWeb() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Makes a host known, also when nothing is on it. */
    public void host(String name) {
        hosts.add(name);
    }

    public String url(String host, String path) {
        host(host);
        return "http://" + host + ":" + port() + path;
    }

    public void on(String host, String path, Answer answer) {
        host(host);
        answers.put(host + path, answer);
    }

    public void html(String host, String path, String body) {
        on(
                host,
                path,
                exchange -> send(exchange, 200, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8)));
    }

    public void file(String host, String path, String type, byte[] bytes) {
        on(host, path, exchange -> send(exchange, 200, type, bytes));
    }

    public static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Everything that was asked so far, in order. */
    public List<Hit> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** The paths asked of a host, in order, but for its tdmrep.json, which every host is asked for. */
    public List<String> paths(String host) {
        return everything(host).stream()
                .filter(path -> !path.equals(SiteTerms.TDMREP_PATH))
                .toList();
    }

    /** All paths asked of a host, in order. */
    public List<String> everything(String host) {
        return log().stream()
                .filter(hit -> hit.host().equals(host))
                .map(Hit::path)
                .toList();
    }

    /** The shortest time between two requests to a host. */
    public Duration shortestGap(String host) {
        long shortest = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Hit hit : log()) {
            if (hit.host().equals(host)) {
                shortest = last == Long.MIN_VALUE ? shortest : Math.min(shortest, hit.nanos() - last);
                last = hit.nanos();
            }
        }
        return Duration.ofNanos(shortest);
    }

    /** The guard that permits each of these hosts and nothing else that is not public. */
    public GuardSettings guard(Path scratch) {
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
        String asked = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        String host = asked.substring(0, Math.max(0, asked.lastIndexOf(':')));
        String path = exchange.getRequestURI().toString();
        synchronized (log) {
            log.add(new Hit(System.nanoTime(), host, path, underWay.merge(host, 1, Integer::sum) == 1));
        }
        try (exchange) {
            Answer answer = answers.get(host + exchange.getRequestURI().getPath());
            if (answer == null) {
                send(exchange, 404, "text/plain", "not here\n".getBytes(StandardCharsets.UTF_8));
            } else {
                answer.write(exchange);
            }
        } finally {
            synchronized (log) {
                underWay.merge(host, -1, Integer::sum);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
