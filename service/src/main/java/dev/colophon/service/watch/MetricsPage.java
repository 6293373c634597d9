package dev.colophon.service.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Figures of a crawl in the text format of Prometheus, on loopback. */
public final class MetricsPage implements AutoCloseable {

    private final HttpServer server;
    private final Supplier<CrawlCounts.Snapshot> counts;
    private final Database database;

    public MetricsPage(int port, Supplier<CrawlCounts.Snapshot> counts, Database database) {
        this.counts = counts;
        this.database = database;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException | IllegalArgumentException e) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "cannot serve figures at port %d: %s; choose another --metrics-port"
                            .formatted(port, e.getMessage()));
        }
        server.createContext("/metrics", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = text(counts.get(), FrontierStatus.of(database, DatabaseClock.of(InstantSource.system())))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public static String text(CrawlCounts.Snapshot now, FrontierStatus status) {
        StringBuilder text = new StringBuilder();
        counter(text, "pages", "Answers received, of pages and lists.", now.pages());
        counter(text, "media", "Answers received, of media.", now.media());
        counter(text, "unchanged", "Answers that were the same as before.", now.unchanged());
        counter(text, "bytes", "Bytes received.", now.bytes());
        counter(text, "failures", "Requests without a useful answer.", now.failed());
        counter(text, "barred", "URLs not asked for, by our rules or the host's.", now.barred());
        counter(text, "examined", "Captures looked into.", now.examined());
        counter(text, "matched", "Captures that share content with registered works.", now.matched());
        gauge(text, "waiting", "Captures that wait to be looked into.", now.waiting());
        gauge(text, "hosts_under_way", "Hosts being asked.", now.underWay());
        gauge(text, "hosts", "Hosts known.", status.hosts());
        gauge(
                text,
                "hosts_asleep",
                "Hosts let alone for more than a minute.",
                status.asleep().size());
        gauge(text, "urls_due", "URLs to be visited now.", status.due());
        status.urls()
                .forEach((state, count) -> text.append("colophon_watch_urls{state=\"")
                        .append(state)
                        .append("\"} ")
                        .append(count)
                        .append('\n'));
        return text.toString();
    }

    private static void counter(StringBuilder text, String name, String help, long value) {
        metric(text, name + "_total", "counter", help, value);
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        metric(text, name, "gauge", help, value);
    }

    private static void metric(StringBuilder text, String name, String type, String help, long value) {
        text.append("# HELP colophon_watch_%s %s\n# TYPE colophon_watch_%s %s\ncolophon_watch_%s %d\n"
                .formatted(name, help, name, type, name, value));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
