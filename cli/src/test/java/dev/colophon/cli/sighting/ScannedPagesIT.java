package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Until when a copy stood on a page that is scanned again and again. */
@Tag("full")
class ScannedPagesIT {

    private static final String STORY = "Found: " + Stories.theLastLeaf();

    @TempDir
    Path folder;

    private final Map<String, String> files = new ConcurrentHashMap<>();
    private HttpServer server;
    private Path home;
    private String allowed;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        allowed = "127.0.0.1:" + server.getAddress().getPort();
        home = folder.resolve("home");
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        files.put("/story.txt", STORY);
        files.put("/other.txt", Stories.text(3, Stories.Language.ENGLISH, 2_000));
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = files.getOrDefault(path, "");
        boolean moved = body.startsWith("to ");
        if (moved) {
            exchange.getResponseHeaders().set("Location", body.substring(3));
        }
        byte[] bytes = body.getBytes(UTF_8);
        int status = moved ? 302 : body.equals("broken") ? 500 : bytes.length == 0 ? 404 : 200;
        exchange.getResponseHeaders().set("Content-Type", path.endsWith(".txt") ? "text/plain" : "text/html");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void page(String... links) {
        StringBuilder html = new StringBuilder("<html><title>List</title><p>Stories to read.");
        for (String link : links) {
            html.append("<p><a href=\"").append(link).append("\">a story</a>");
        }
        files.put("/page", html.toString());
    }

    private String sightings() {
        Cli.run(home, "scan", "http://" + allowed + "/page", "--allow", allowed);
        return Cli.run(home, "sightings").out();
    }

    private String onPage() {
        return "on http://" + allowed + "/page";
    }

    @Test
    void whatAPageShowsNoMoreStandsThereNoMore() {
        page("/story.txt", "/other.txt");
        assertThat(sightings()).contains(onPage() + "\n");
        page("/other.txt");
        assertThat(sightings()).contains(onPage() + ", until 20");
        page("/story.txt");
        assertThat(sightings()).as("it is back").contains(onPage() + "\n");
        files.remove("/page");
        assertThat(sightings()).as("the page is gone").contains(onPage() + ", until 20");
    }

    @Test
    void aPageOfWhichSomethingCouldNotBeHadTellsNothing() {
        files.put("/way.txt", "to /story.txt");
        page("/way.txt", "/other.txt");
        assertThat(sightings()).contains(onPage() + "\n");
        assertThat(sightings()).as("the same way again").contains(onPage() + "\n");
        files.put("/way.txt", "broken");
        assertThat(sightings()).as("nobody knows where it leads").contains(onPage() + "\n");
        files.put("/way.txt", "to /other.txt");
        assertThat(sightings()).as("it leads elsewhere").contains(onPage() + ", until 20");
        page("/story.txt");
        assertThat(sightings()).contains(onPage() + "\n");
        files.put("/page", "<html><title>Sign in</title><form><p>Please log in<input type=password></form>");
        assertThat(sightings()).as("a login").contains(onPage() + "\n");
    }
}
