package dev.colophon.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A copy at an address that a home watched, and a server that answers otherwise from then on. */
abstract class CopyOnTheWeb {

    private static final Variables VARIABLES = new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot"));

    static final String STORY = "<html><title>Story</title><p>" + Stories.theLastLeaf();
    static final String WEATHER = "<html><title>Weather</title><p>" + Stories.text(3, Stories.Language.ENGLISH, 4_000);

    @TempDir
    Path folder;

    final Map<String, Answer> answers = new ConcurrentHashMap<>();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    Path home;
    String allowed;
    String url;
    private HttpServer server;
    /** The header that sends the readers of any page on, if any. */
    volatile String refresh = "";

    /** @param text where it leads, of a redirect */
    record Answer(int status, String type, String text) {

        static Answer page(String text) {
            return new Answer(200, "text/html; charset=utf-8", text);
        }

        static Answer leadsTo(String path) {
            return new Answer(302, "text/html", path);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        allowed = "127.0.0.1:" + server.getAddress().getPort();
        url = "http://" + allowed + "/story";
        home = folder.resolve("home");
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        answers.put("/story", Answer.page(STORY));
        watch();
        assertThat(states()).contains("PRESENT");
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        byte[] file = files.get(path);
        Answer answer = file != null
                ? new Answer(200, path.endsWith("zip") ? "application/zip" : "image/png", "")
                : answers.getOrDefault(path, new Answer(404, "text/html", "nothing here"));
        byte[] bytes = file != null
                ? file
                : answer.status() == 302 ? new byte[0] : answer.text().getBytes(UTF_8);
        if (answer.status() == 302) {
            exchange.getResponseHeaders().set("Location", answer.text());
        }
        if (!refresh.isEmpty() && answer.status() == 200) {
            exchange.getResponseHeaders().set("Refresh", refresh);
        }
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    Cli.Result watch() {
        Cli.run(home, "source", "add", url, "--kind", "page", "--allow", allowed);
        return Cli.run(VARIABLES, home, "watch", "--once");
    }

    Cli.Result scan() {
        return Cli.run(home, "scan", url, "--allow", allowed);
    }

    /** What is said of copies at the address itself. */
    List<String> states() {
        return Cli.run(home, "sightings", "--json")
                .out()
                .lines()
                .filter(line -> line.contains("\"file\":\"" + url + "\""))
                .map(line -> line.replaceAll(".*\"state\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    /** By the command of that name; what it said. */
    final String look(String how) {
        return (how.equals("watch") ? watch() : scan()).out();
    }
}
