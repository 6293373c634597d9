package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.PreparedHome;
import dev.colophon.cli.Schemas;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page says is licensed waits for a person, whoever looked at it. */
class HeldCopiesIT {

    private static final Variables VARIABLES = new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot"));

    private static final String LICENSED = """
        <p>A story</p><div about=/copy.txt><a href=/copy.txt>read</a>
        <a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY</a></div>\
        """;

    @TempDir
    Path folder;

    private final Map<String, String> files = new ConcurrentHashMap<>();
    private HttpServer server;
    private Path home;

    HeldCopiesIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void begin() throws IOException {
        server.createContext("/", this::answer);
        server.start();
        home = folder.resolve("home");
        files.put("/copy.txt", "Found: " + Stories.theLastLeaf());
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        PreparedHome.of(
                "the last leaf",
                home,
                () -> Cli.run(home, "register", work.toString(), "--owner", "Ada", "--title", "The Last Leaf"));
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = files.getOrDefault(path, "").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", path.endsWith(".txt") ? "text/plain" : "text/html");
        exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private String url(String path) {
        return "http://" + address() + path;
    }

    private void scan() {
        assertThat(Cli.run(home, "scan", url("/post"), "--allow", address()).out())
                .contains("The Last Leaf");
    }

    private void watch() {
        Cli.run(home, "source", "add", url("/post"), "--kind", "page", "--allow", address());
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").out()).contains("The Last Leaf");
    }

    private void isHeld() {
        Cli.Result open = Cli.run(home, "sightings");
        assertThat(open.out()).isEmpty();
        assertThat(open.err()).contains("1 held");
        Cli.Result held = Cli.run(home, "sightings", "--state", "held");
        assertThat(held.out()).contains(url("/copy.txt"), "held", "by a rule", "says CC BY 4.0 of it", "then decide");
    }

    private String sighting() {
        return Cli.run(home, "sightings", "--state", "all").out().substring(0, 36);
    }

    @Test
    void scanHoldsWhatAPageSaysIsLicensed() {
        files.put("/post", LICENSED);
        scan();
        isHeld();
        assertThat(Cli.run(home, "show", sighting()).out())
                .contains("says of this medium: CC BY 4.0 https://creativecommons.org/licenses/by/4.0/ (Creative"
                        + " Commons; "
                        + url("/post") + ", a[license])");
        Schemas.assertLine(
                "stored-sighting",
                Cli.run(home, "show", "--json", sighting()).lines().getFirst());
    }

    @Test
    @Tag("full")
    void watchDoesToo() {
        files.put("/post", LICENSED);
        watch();
        isHeld();
    }

    @Test
    @Tag("full")
    void whatIsSaidOfTheWordsOfAPageHoldsNoFile() {
        files.put(
                "/post",
                "<a href=/copy.txt>read</a> <a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC</a>");
        scan();
        watch();
        assertThat(Cli.run(home, "sightings").out()).contains(url("/copy.txt"));
    }

    @Test
    void whatIsHeldIsDecidedOneByOne() {
        files.put("/post", LICENSED);
        scan();
        Cli.Result together =
                Cli.run(home, "decide", "--state", "held", "--as", "confirmed", "--reason", "no licence", "--yes");
        assertThat(together.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(together.err()).contains("may not be confirmed with others: it is held");
        assertThat(Cli.run(home, "decide", sighting(), "--as", "held", "--reason", "x")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run(home, "decide", sighting(), "--as", "confirmed", "--reason", "Ada says no")
                        .exitCode())
                .isZero();
        Cli.run(home, "scan", url("/post"), "--allow", address(), "--again");
        assertThat(Cli.run(home, "sightings", "--state", "confirmed").out()).contains(url("/copy.txt"));
    }

    private static final String UNLICENSED = "<p>A story</p><a href=/copy.txt>read</a>";

    private Cli.Result again(String... more) {
        return Cli.run(
                home,
                Stream.concat(Stream.of("scan", url("/post"), "--allow", address()), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void aScanTellsWhatAStatementHoldsAndOpens() {
        files.put("/post", UNLICENSED);
        assertThat(again().out()).doesNotContain("held");
        files.put("/post", LICENSED);
        assertThat(again().lines())
                .anyMatch(line -> line.contains("; 1 copy is held now"))
                .filteredOn(line -> line.startsWith(url("/copy.txt")))
                .singleElement()
                .asString()
                .startsWith(url("/copy.txt")
                        + ": The Last Leaf by Ada was open and is held now: may be licensed: the page ")
                .endsWith("; kept as " + sighting());
        assertThat(again().out()).as("told once").doesNotContain("is held now");
        files.put("/post", UNLICENSED);
        Cli.Result open = again("--json");
        assertThat(open.lines()).last().asString().contains("""
            "redecided":{"before":"HELD","now":"OPEN","reason":"nobody says any more that it may be licensed"}\
            """);
        assertThat(open.err()).contains("1 copy is held no more");
    }

    @Test
    @Tag("full")
    void whatIsHeldWhenItIsFoundIsNotToldTwice() {
        files.put("/post", LICENSED);
        assertThat(again().out()).contains("The Last Leaf").doesNotContain("is held now");
    }

    @Test
    @Tag("full")
    void aWatchTellsThatToo() {
        files.put("/post", UNLICENSED);
        again();
        files.put("/post", LICENSED);
        Cli.run(home, "source", "add", url("/post"), "--kind", "page", "--allow", address());
        Cli.Result watched = Cli.run(VARIABLES, home, "watch", "--once");
        assertThat(watched.out())
                .contains(
                        "The Last Leaf by Ada was open and is held now: may be licensed: the page ",
                        "1 copy is held now");
    }
}
