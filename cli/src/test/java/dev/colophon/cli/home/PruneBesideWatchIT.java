package dev.colophon.cli.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is old is deleted while a crawl runs: neither costs the other anything. */
@Tag("full")
class PruneBesideWatchIT {

    private static final int COPIES = 8;

    @TempDir
    Path folder;

    private final Map<String, String> files = new ConcurrentHashMap<>();

    private final AtomicInteger asked = new AtomicInteger();

    private Cli.Result run(String... arguments) {
        return Cli.run(
                new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot")),
                folder.resolve("home"),
                arguments);
    }

    @Test
    void bothEndWell() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body =
                    files.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(UTF_8);
            String type = exchange.getRequestURI().getPath().endsWith(".txt") ? "text/plain" : "text/html";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String door = "127.0.0.1:" + server.getAddress().getPort();
            Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
            run("register", work.toString(), "--owner", "Ada");
            round(1);
            run("source", "add", "http://%s/post".formatted(door), "--kind", "page", "--allow", door);
            assertThat(run("watch", "--once").exitCode()).isZero();
            assertThat(present()).hasSize(COPIES);
            yearsAgo();

            round(2);
            int before = asked.get();
            CompletableFuture<Cli.Result> watched = CompletableFuture.supplyAsync(() -> run("watch", "--once"));
            List<Cli.Result> pruned = new ArrayList<>();
            do {
                pruned.add(run("prune", "--older-than", "90d", "--yes", "--json"));
            } while (!watched.isDone());
            assertThat(watched.get().exitCode()).as(watched.get().err()).isZero();
            assertThat(pruned)
                    .allSatisfy(one -> assertThat(one.exitCode()).as(one.err()).isZero());
            assertThat(pruned.getFirst().out()).as("something went").containsPattern("\"rows\":[1-9]");
            assertThat(asked.get()).as("it did crawl").isGreaterThan(before + COPIES);
            assertThat(present()).as("what stands there now is known").hasSize(COPIES);
            assertThat(run("prune", "--older-than", "90d", "--json").exitCode()).isZero();
        } finally {
            server.stop(0);
        }
    }

    /** All copies, with other words around the work. */
    private void round(int number) {
        for (int copy = 0; copy < COPIES; copy++) {
            files.put("/%d.txt".formatted(copy), "Found %d, %d: %s".formatted(number, copy, Stories.theLastLeaf()));
        }
        files.put(
                "/post",
                "<title>Stories %d</title>".formatted(number)
                        + IntStream.range(0, COPIES)
                                .mapToObj("<a href=/%d.txt>read</a>"::formatted)
                                .collect(Collectors.joining()));
    }

    private List<String> present() {
        return run("sightings", "--state", "all", "--json").lines().stream()
                .filter(line -> line.contains("\"state\":\"PRESENT\""))
                .toList();
    }

    /** As if all of it had been two years ago, with looks since that say nothing new, and were due again. */
    private void yearsAgo() throws Exception {
        long by = 2L * 365 * 86_400_000;
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/colophon.db"));
                Statement change = database.createStatement()) {
            change.executeUpdate("update observation set at = at - " + by);
            for (int day = 1; day <= 5; day++) {
                change.executeUpdate(
                        "insert into observation (id, place, at, outcome, status, content) select substr(id, 1, 33) || '-%d', place, at + %1$d * 86400000, 'UNCHANGED', 200, content from observation where outcome = 'CONTENT'"
                                .formatted(day));
            }
            change.executeUpdate("update place set due_at = 1 where due_at < " + (1L << 53));
            change.executeUpdate(
                    "update sighting set first_seen = first_seen - %d, last_seen = last_seen - %1$d".formatted(by));
        }
    }
}
