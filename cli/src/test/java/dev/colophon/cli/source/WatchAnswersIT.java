package dev.colophon.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.CommandProcess;
import dev.colophon.cli.Schemas;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code watch} says of places on the web that change. */
@Tag("full")
class WatchAnswersIT {

    private static final Variables VARIABLES = new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot"));

    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private HttpServer server;
    private Path home;

    WatchAnswersIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void begin() throws IOException {
        server.createContext("/", this::answer);
        server.start();
        home = folder.resolve("home");
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = files.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
        boolean json = body.length > 0 && body[0] == '{';
        exchange.getResponseHeaders().set("Content-Type", json ? "application/json" : "application/octet-stream");
        exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Cli.Result watch(String path) {
        String allowed = "127.0.0.1:" + server.getAddress().getPort();
        Cli.run(home, "source", "add", url(path), "--kind", "page", "--allow", allowed);
        return Cli.run(VARIABLES, home, "watch", "--once");
    }

    private List<String> sightings() {
        return Cli.run(home, "sightings", "--json")
                .out()
                .lines()
                .map(line -> line.replaceAll(".*\"state\":\"(\\w+)\",\"file\":\"([^\"]*)\".*", "$1 $2"))
                .sorted()
                .toList();
    }

    /** @param files name, text, name, text */
    private static byte[] zip(String... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry(files[i]));
                zip.write(files[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void whatIsInAnArchiveIsGoneWithItAndBackWithIt() throws Exception {
        String entry = url("/all.zip") + "!/copy.txt";
        byte[] whole = zip("copy.txt", "Found: " + Stories.theLastLeaf());
        files.put("/all.zip", whole);
        assertThat(watch("/all.zip").out()).contains(entry).doesNotContain("back");
        assertThat(sightings()).containsExactly("PRESENT " + entry);
        watch("/all.zip");
        assertThat(sightings()).as("unchanged").containsExactly("PRESENT " + entry);

        files.put("/all.zip", zip("other.txt", Stories.text(3, Stories.Language.ENGLISH, 2_000)));
        assertThat(watch("/all.zip").out()).contains(entry + ": gone, seen last ", "; 1 copy is gone");
        assertThat(sightings()).as("replaced by another").containsExactly("GONE " + entry);

        files.put("/all.zip", whole);
        assertThat(watch("/all.zip").out())
                .contains(entry + "  (text): 1 match, back after it was gone", "1 copy is back that had been gone");
        assertThat(sightings()).containsExactly("PRESENT " + entry);

        files.put("/all.zip", "{\"error\": \"removed\"}".getBytes(UTF_8));
        watch("/all.zip");
        assertThat(sightings()).as("replaced by what nobody looks into").containsExactly("GONE " + entry);
        files.put("/all.zip", whole);
        watch("/all.zip");
        assertThat(sightings()).containsExactly("PRESENT " + entry);

        files.put(
                "/all.zip", "<!DOCTYPE html><title>Sign in</title><form><input type=password></form>".getBytes(UTF_8));
        assertThat(watch("/all.zip").out()).as("who has an account may see it").doesNotContain("gone");
        assertThat(sightings()).containsExactly("PRESENT " + entry);
        files.put("/all.zip", whole);
        assertThat(watch("/all.zip").lines())
                .first()
                .asString()
                .startsWith(entry + ": seen again, known before; the look in between did not tell");

        files.remove("/all.zip");
        assertThat(watch("/all.zip").lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(entry + ": gone"),
                        line -> assertThat(line).isEqualTo("1 copy is gone"));
        assertThat(sightings()).as("404").containsExactly("GONE " + entry);
        files.put("/all.zip", whole);
        assertThat(watch("/all.zip").out()).contains("1 copy is back that had been gone");
        assertThat(sightings()).containsExactly("PRESENT " + entry);
    }

    /** All that is in it was told in full at each visit. */
    @Test
    void whatIsInAnArchiveThatIsBuiltAnewIsToldOnce() throws Exception {
        String copy = "Found: " + Stories.theLastLeaf();
        files.put("/all.zip", zip("copy.txt", copy));
        String entry = url("/all.zip") + "!/copy.txt";
        assertThat(watch("/all.zip").out()).contains(entry + "  (text): 1 match");
        files.put("/all.zip", zip("copy.txt", copy, "more.txt", "Weather."));
        assertThat(watch("/all.zip").lines())
                .containsExactly("looked into 1 capture or file, and what was packed in them: "
                        + "1 with registered works, 1 of them EXACT or STRONG, 1 known and unchanged");
        files.put("/all.zip", zip("copy.txt", copy, "second.txt", "Again: " + Stories.theLastLeaf()));
        assertThat(watch("/all.zip").out())
                .contains(url("/all.zip") + "!/second.txt  (text): 1 match")
                .doesNotContain(entry);
        assertThat(sightings()).hasSize(2).allMatch(line -> line.startsWith("PRESENT"));
    }

    @Test
    @Timeout(180)
    void aWatchThatIsAskedToEndTellsWhatIsGoneAndLeavesNoJournal() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        watch("/story.txt");
        files.remove("/story.txt");
        Cli.run(home, "source", "add", url("/story.txt"), "--kind", "page"); // named again, and due
        ProcessBuilder builder = new ProcessBuilder(CommandProcess.command(List.of("watch")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("COLOPHON_HOME", home.toString());
        builder.environment().put("COLOPHON_CONTACT", "https://example.org/bot");
        Process watching = builder.start();
        try {
            while (!sightings().equals(List.of("GONE " + url("/story.txt")))) {
                Thread.sleep(200);
            }
            watching.destroy();
            assertThat(watching.waitFor()).isEqualTo(128 + 15);
        } finally {
            watching.destroyForcibly();
        }
        assertThat(Files.readString(folder.resolve("said.txt")))
                .containsSubsequence(
                        "ending: what is under way has ten seconds",
                        url("/story.txt") + ": gone, seen last ",
                        url("/story.txt") + ": the server answered 404",
                        "1 copy is gone");
        assertThat(home.resolve("colophon.db")).exists();
        assertThat(home.resolve("colophon.db-wal")).doesNotExist();
    }

    /** Whoever ended it before its first visit left the journal of the database behind. */
    @Test
    @Timeout(120)
    void aWatchThatIsAskedToEndBeforeItsFirstVisitLeavesNoJournal() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        String allowed = "127.0.0.1:" + server.getAddress().getPort();
        Cli.run(home, "source", "add", url("/story.txt"), "--kind", "page", "--allow", allowed);
        Path journal = home.resolve("colophon.db-wal");
        assertThat(journal).doesNotExist();
        ProcessBuilder builder = new ProcessBuilder(CommandProcess.command(List.of("watch")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("COLOPHON_HOME", home.toString());
        builder.environment().put("COLOPHON_CONTACT", "https://example.org/bot");
        Process watching = builder.start();
        try {
            while (!Files.exists(journal) && watching.isAlive()) {
                Thread.sleep(1);
            }
            watching.destroy();
            assertThat(watching.waitFor()).isEqualTo(128 + 15);
        } finally {
            watching.destroyForcibly();
        }
        assertThat(Files.readString(folder.resolve("said.txt"))).contains("ending: ");
        assertThat(home.resolve("colophon.db")).exists();
        assertThat(journal).doesNotExist();
    }

    @Test
    void aCopyThatIsGoneIsToldOnceAndOneThatWasReplacedByAnotherIsNot() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        watch("/story.txt");
        files.put("/story.txt", ("Once more: " + Stories.theLastLeaf()).getBytes(UTF_8));
        assertThat(watch("/story.txt").out()).contains("1 match").doesNotContain("gone");
        files.remove("/story.txt");
        Path local = Files.createDirectory(folder.resolve("local"));
        Path copy = Files.writeString(local.resolve("copy.txt"), "Here: " + Stories.theLastLeaf());
        Cli.run(home, "source", "add", local.toString());
        assertThat(watch("/story.txt").out()).contains(url("/story.txt") + ": gone", "; 1 copy is gone");
        Files.delete(copy);
        Cli.run(home, "source", "add", local.toString());
        assertThat(watch("/story.txt").lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(copy + ": gone"),
                        line -> assertThat(line).isEqualTo("1 copy is gone"));
    }

    @Test
    void anAddressThatSeveralSourcesNameIsToldOnce() throws Exception {
        Path list = Files.writeString(folder.resolve("list.txt"), url("/dead") + "\n");
        String allowed = "127.0.0.1:" + server.getAddress().getPort();
        Cli.run(home, "source", "add", list.toString(), "--allow", allowed);
        assertThat(watch("/dead").err()).containsOnlyOnce(url("/dead") + ": the server answered 404");
    }

    @Test
    void addressesOfAListThatGiveNothingAreTold() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        StringBuilder lines = new StringBuilder("no address\n" + url("/story.txt") + "\n");
        for (int i = 10; i < 22; i++) {
            lines.append(url("/dead-" + i)).append('\n');
        }
        Path list = Files.writeString(folder.resolve("list.txt"), lines);
        String allowed = "127.0.0.1:" + server.getAddress().getPort();
        Cli.run(home, "source", "add", list.toString(), "--allow", allowed);
        Cli.Result watched = Cli.run(VARIABLES, home, "watch", "--once", "--json");
        assertThat(watched.err())
                .contains(
                        "colophon: " + list + ": line 1: no address is not an http or https URL",
                        "colophon: " + url("/dead-10") + ": the server answered 404",
                        "and 2 more addresses of " + list + " that gave nothing")
                .doesNotContain("dead-20");
        assertThat(watched.out())
                .contains(
                        "{\"file\":\"" + url("/dead-19") + "\",\"kind\":\"UNREADABLE\"",
                        "\"NOT_RECEIVED: line 1: no address is not");
        assertThat(Cli.run(home, "source", "list").out()).contains("12 addresses failed at the last look");
        Cli.Result failing = Cli.run(home, "source", "list", "--failing", "--limit", "2");
        assertThat(failing.lines())
                .hasSize(2)
                .first()
                .asString()
                .matches(".*/dead-10  status 404, since \\S+; asked for again from \\S+");
        assertThat(failing.err()).contains("--after " + url("/dead-11"));
        assertThat(Cli.run(home, "source", "list", "--failing", "--after", url("/dead-11"), "--json")
                        .lines())
                .hasSize(10)
                .allSatisfy(line -> Schemas.assertLine("failing-address", line));
        assertThat(Cli.run(home, "status").out()).contains("failing            12  addresses at their last look");
    }

    /** What pages show is not told one by one, and what a list names is, though a page showed it first. */
    @Test
    void anAddressOfAListThatAPageShowedBeforeIsTold() throws Exception {
        files.put("/page.html", "<!DOCTYPE html><title>Lake</title><img src=/lake.png>".getBytes(UTF_8));
        assertThat(watch("/page.html").err()).doesNotContain("lake.png");
        Path list = Files.writeString(folder.resolve("list.txt"), url("/lake.png") + "\n");
        Cli.run(
                home,
                "source",
                "add",
                list.toString(),
                "--allow",
                "127.0.0.1:" + server.getAddress().getPort());
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .contains("colophon: " + url("/lake.png") + ": the server answered 404");
    }

    /** Nothing was said of it, since its host was never asked for more than its robots.txt. */
    @Test
    void anAddressWhoseHostIsDeadIsTold() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Path list = Files.writeString(folder.resolve("list.txt"), "http://127.0.0.1:" + nobody + "/song.mp3\n");
        Cli.run(home, "source", "add", list.toString(), "--allow", "127.0.0.1:" + nobody);
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .contains("colophon: http://127.0.0.1:" + nobody
                        + "/song.mp3: its host cannot be asked for robots.txt, and so for nothing");
    }

    @Test
    void aListOnTheWebSaysWhichOfItsLinesAreNoAddresses() throws Exception {
        files.put("/list.txt", ("no address\n" + url("/story.txt") + "\nnone either\n").getBytes(UTF_8));
        files.put("/story.txt", Stories.theLastLeaf().getBytes(UTF_8));
        String allowed = "127.0.0.1:" + server.getAddress().getPort();
        Cli.run(home, "source", "add", url("/list.txt"), "--allow", allowed);
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .contains("colophon: " + url("/list.txt")
                        + ": entries left out: line 1: no address is not an http or https URL; line 3: none either is");
    }

    @Test
    void whatIsPackedAloneHasTheNameOfItsAddress() throws Exception {
        files.put("/story.txt.gz", gzip("Found: " + Stories.theLastLeaf()));
        watch("/story.txt.gz?part=1/2");
        assertThat(sightings()).containsExactly("PRESENT " + url("/story.txt.gz?part=1/2") + "!/story.txt");
    }

    /** Nothing was said of it: `status` alone counted it. */
    @Test
    void addressesThatMayNotBeAskedForAreTold() throws Exception {
        files.put("/story.txt", Stories.theLastLeaf().getBytes(UTF_8));
        int port = server.getAddress().getPort();
        String barred = "http://127.0.0.2:" + port + "/story.txt";
        String other = "http://127.0.0.3:" + port + "/story.txt";
        Path list =
                Files.writeString(folder.resolve("list.txt"), url("/story.txt") + "\n" + barred + "\n" + other + "\n");
        String allowed = "127.0.0.1:" + port;
        Cli.run(home, "source", "add", list.toString(), "--allow", allowed);
        Cli.Result watched = Cli.run(VARIABLES, home, "watch", "--once", "--json");
        String why = "refused: 127.0.0.2 is a loopback address (rule SSRF-4)";
        String remedy = "if the servers are yours: `colophon source add " + list + " --allow " + allowed
                + " --allow 127.0.0.2:" + port + " --allow 127.0.0.3:" + port + "`";
        assertThat(watched.err()).contains("colophon: " + barred + ": " + why + "\n", "\n" + remedy + "\n");
        assertThat(watched.out()).contains("{\"file\":\"" + barred + "\"", "\"reason\":\"NOT_ASKED: " + why);
        assertThat(Cli.run(home, "source", "list").out()).contains("2 addresses are barred (`--failing`)");
        Cli.Result failing = Cli.run(home, "source", "list", "--failing");
        assertThat(failing.lines()).containsExactly(barred + "  " + why, other + "  " + why.replace("0.2", "0.3"));
        assertThat(failing.err())
                .as("one that permits all, since what is allowed is replaced")
                .contains(remedy);
        assertThat(Cli.run(home, "source", "list", "--failing", "--json").lines())
                .hasSize(2)
                .allSatisfy(line -> Schemas.assertLine("failing-address", line))
                .first()
                .asString()
                .contains("\"barred\":true", "\"allow\":\"127.0.0.2:" + port + "\"");
        assertThat(Cli.run(home, "source", "list", "--json").out()).contains("\"barred\":2");
        assertThat(Cli.run(home, "status").out()).contains("of them due now 0, barred 2");
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .as("the list was not read again")
                .doesNotContain(barred);
        Cli.run(home, "source", "add", list.toString(), "--allow", allowed, "--allow", "127.0.0.3:" + port);
        assertThat(Cli.run(home, "source", "list", "--failing").err())
                .as("they may be allowed now: nobody has asked")
                .contains("2 addresses were not asked for yet, so nothing is said of them");
    }

    /** A page of somebody else may name what it wants: nobody is told to allow that. */
    @Test
    void whatASitemapOfOnesOwnServerNamesIsToldToo() throws Exception {
        int port = server.getAddress().getPort();
        String barred = "http://127.0.0.2:" + port + "/story.html";
        files.put(
                "/sitemap.xml",
                ("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>" + barred
                                + "</loc></url></urlset>")
                        .getBytes(UTF_8));
        Cli.run(home, "source", "add", url("/sitemap.xml"), "--allow", "127.0.0.1:" + port);
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .contains(
                        "colophon: " + barred + ": refused: 127.0.0.2 is a loopback address (rule SSRF-4)\n",
                        "if the server is yours: `colophon source add " + url("/sitemap.xml"));
    }

    /** It was said that nothing was due. */
    @Test
    void aRobotsTxtThatForbidsAllIsTold() throws Exception {
        files.put("/robots.txt", "User-agent: *\nDisallow: /\n".getBytes(UTF_8));
        files.put("/story.txt", Stories.theLastLeaf().getBytes(UTF_8));
        String host = "127.0.0.1:" + server.getAddress().getPort();
        Cli.run(home, "source", "add", url("/story.txt"), "--kind", "page", "--allow", host);
        Cli.Result json = Cli.run(VARIABLES, home, "watch", "--once", "--json");
        assertThat(json.err())
                .contains("colophon: " + url("/story.txt") + ": the robots.txt of " + host + " does not allow it")
                .doesNotContain("nothing was due");
        assertThat(json.out()).contains("\"reason\":\"NOT_ASKED: the robots.txt of ");
        assertThat(Cli.run(VARIABLES, home, "watch", "--once", "--lang", "zh").err())
                .as("robots.txt is not asked for again")
                .contains("没有到期的访问；下次访问在 20");
        assertThat(Cli.run(home, "status").out()).contains("of them due now 0, not allowed by their hosts 1");
        assertThat(Cli.run(home, "source", "list", "--failing").lines())
                .containsExactly(url("/story.txt") + "  the robots.txt of " + host + " does not allow it");
        assertThat(Cli.run(home, "source", "list").out()).contains("1 address is barred (`--failing`)");
        Cli.run(home, "source", "add", url("/other.txt"), "--kind", "page", "--allow", host);
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .as("named when robots.txt was known")
                .contains("colophon: " + url("/other.txt") + ": the robots.txt of " + host + " does not allow it")
                .doesNotContain(url("/story.txt"));
    }

    /** It was said with a day and nothing else. */
    @Test
    void whenAndByWhatACopyIsGoneIsTold() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        watch("/story.txt");
        files.remove("/story.txt");
        String allowed = "127.0.0.1:" + server.getAddress().getPort();
        Cli.run(home, "source", "add", url("/story.txt"), "--kind", "page", "--allow", allowed);
        Cli.Result gone = Cli.run(VARIABLES, home, "watch", "--once", "--json");
        assertThat(gone.lines())
                .filteredOn(line -> line.contains("\"gone\":true"))
                .singleElement()
                .satisfies(line -> Schemas.assertLine("sighting", line))
                .asString()
                .containsPattern(
                        "\"absence\":\\{\"lastSeen\":\"20[^\"]+\",\"foundAt\":\"20[^\"]+\",\"outcome\":\"NOT_FOUND\","
                                + "\"status\":404,");
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        watch("/story.txt");
        files.put("/story.txt", Stories.text(3, Stories.Language.ENGLISH, 2_000).getBytes(UTF_8));
        assertThat(watch("/story.txt").out())
                .containsPattern(
                        "/story.txt: gone, seen last 20\\S+Z, found gone at 20\\S+Z \\(content [0-9a-f]{12}\\): ");
        files.remove("/story.txt");
        watch("/story.txt");
        assertThat(Cli.run(home, "status").out()).as("404 is gone, too").contains("gone 1");
    }
}
