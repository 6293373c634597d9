package dev.colophon.cli.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.operators.SiteSignals;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tells of copies and works, in Chinese: no line of it has a word of English that is no name, command or technical word. */
class ToldInChineseIT {

    private static final Pattern TEXT = Pattern.compile("<text [^>]*>(.*?)</text>");

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private String language = "";
    private final List<String> printed = new ArrayList<>();
    private int drawn;

    private Cli.Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--lang", language));
        Cli.Result result = Cli.run(home, all.toArray(String[]::new));
        printed.add("$ " + String.join(" ", arguments));
        result.out().lines().forEach(printed::add);
        result.err().lines().forEach(printed::add);
        return result;
    }

    /** What a command draws, and what is written in that. */
    private void draw(String... arguments) throws IOException {
        Path file = folder.resolve("drawn-%d.svg".formatted(printed.size()));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--picture", file.toString()));
        run(all.toArray(String[]::new));
        if (Files.exists(file)) {
            List<String> written = TEXT.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1).replaceAll("<[^>]*>", ""))
                    .toList();
            assertThat(written).hasSizeGreaterThan(3);
            printed.addAll(written);
            drawn++;
        }
    }

    private List<String> ids(String field, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        all.add("--json");
        List<String> ids = new ArrayList<>();
        for (String line : Cli.run(home, all.toArray(String[]::new)).lines()) {
            ids.add(new ObjectMapper().readTree(line).path(field).asText());
        }
        return ids;
    }

    /** Works of each kind that can be made here, copies of them, and sites that belong together. */
    private void fill() throws IOException {
        Path works = Files.createDirectories(folder.resolve("works"));
        Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf());
        Music.piece(1, 20).writeWav(works.resolve("song.wav"));
        ImageIO.write(
                Pictures.picture(3, 400, 300), "png", works.resolve("hills.png").toFile());
        Files.writeString(works.resolve("notes.log"), "a log");
        Path copies = Files.createDirectories(folder.resolve("copies"));
        Files.writeString(copies.resolve("copy.txt"), "Found: " + Stories.theLastLeaf());
        Files.writeString(copies.resolve("again.txt"), Stories.theLastLeaf());
        Music.piece(1, 20).part(4, 16).writeWav(copies.resolve("clip.wav"));
        ImageIO.write(
                Pictures.picture(3, 400, 300).getSubimage(60, 40, 280, 220),
                "png",
                copies.resolve("part.png").toFile());
        Files.writeString(copies.resolve("other.txt"), Stories.nameInTheLamplight());
        Files.write(copies.resolve("broken.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3});
        Files.writeString(copies.resolve("short.txt"), "too short");
        try (Database database = Database.open(new Home(home), DatabaseSettings.SQLITE)) {
            List<SiteSignal> signals = new ArrayList<>();
            for (String site : List.of("films.example", "movies.example", "kino.example")) {
                signals.add(signal(site, SignalKind.ADVERTISING_ID, "pub-4711"));
            }
            for (String site : List.of("films.example", "movies.example")) {
                signals.add(signal(site, SignalKind.CONTACT, "ada@mail.test"));
                for (int i = 0; i < 312; i++) {
                    signals.add(signal(site, SignalKind.SHARED_FILE, "%064x".formatted(i)));
                }
            }
            for (int i = 0; i < 26; i++) {
                signals.add(signal("other%d.example".formatted(i), SignalKind.CONTACT, i + "@mail.test"));
            }
            new SiteSignals(database).record(signals, Instant.parse("2026-03-01T12:00:00Z"));
        }
    }

    private static SiteSignal signal(String site, SignalKind kind, String value) {
        return new SiteSignal(site, kind, value, "https://" + site + "/about");
    }

    @Test
    void whatTellsOfCopiesAndWorksIsToldInSimplifiedChinese() throws IOException {
        tell("zh");
    }

    @Test
    @Tag("full")
    void whatTellsOfCopiesAndWorksIsToldInTraditionalChinese() throws IOException {
        tell("zh-Hant");
        assertThat(ChineseLines.simplified(String.join("", printed)))
                .as("simplified characters")
                .isEmpty();
    }

    private void tell(String tag) throws IOException {
        language = tag;
        home = folder.resolve("home");
        Path works = folder.resolve("works");
        Path copies = folder.resolve("copies");
        fill();
        works();
        copies(copies);
        decisions();
        site();
        changes(works, copies);
        refusals(copies);
        assertThat(printed).hasSizeGreaterThan(150);
        assertThat(drawn).isGreaterThan(3);
        assertThat(ChineseLines.withEnglish(printed)).isEmpty();
    }

    private void works() throws IOException {
        Path works = folder.resolve("works");
        run("register", works.toString(), "--owner", "Ada", "--dry-run");
        run("register", works.toString(), "--owner", "Ada");
        run("register", works.toString(), "--owner", "Ada");
        run("register", works.resolve("leaf.txt").toString(), "--owner", "Ada", "--title", "The Last Leaf");
        run("register", works.resolve("song.wav").toString(), "--owner", "Ben", "--title", "Evening Song");
        run("works");
        run("works", "--owner", "Nobody");
        String leaf = ids("id", "works", "--title", "Leaf").getFirst();
        run("works", "edit", leaf, "--creator", "Ada", "--policy", "BlockAccess");
        run("works", "authorise", leaf, "--host", "ada.example");
        run("works", "history", leaf);
        run("works", "contest");
        run("works", "rights", leaf);
        run("works", "export", folder.resolve("works.csv").toString());
        run("show", leaf);
        run("policy", "set", ChineseLines.POLICY, "--owner", "Ada");
        run("policy", "set", "--owner", "Ada", "--arm");
        run("policy", "show", "--owner", "Ada");
        run("policy", "list");
        run("references", "quarantine");
        run("standing", "add", "Ada", "--as", "won", "--by", "court", "--note", "L-1");
        run("standing", "Ada");
    }

    private void copies(Path copies) throws IOException {
        run("check", copies.toString());
        run("check", copies.resolve("copy.txt").toString(), "--host", "ada.example");
        run("scan", copies.toString());
        run("scan", copies.toString());
        run("sightings");
        run("sightings", "--limit", "1");
        run("sightings", "--grade", "candidate");
        for (String id : ids("sighting", "sightings")) {
            run("show", id);
        }
        for (String id : ids("sighting", "sightings")) {
            draw("show", id);
        }
        run("rematch");
        run("operators");
        draw("operators");
        draw("operators", "show", "films.example");
        run("operators", "show", "films.example");
        run("operators", "show", "kino.example");
        run("look");
        run("look", "--due");
        run("look", "--survival");
        run("look", ids("sighting", "sightings").getFirst());
        run("report", "--html", folder.resolve("report").toString());
    }

    /** A page with a copy and what is no medium, which is then taken down. */
    private void site() throws IOException {
        boolean[] up = {true};
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String page = "<p>" + Stories.theLastLeaf() + "</p><img src=small.png><a href=none.mp3>x</a>";
            byte[] body = path.equals("/page.html") && up[0] ? page.getBytes(UTF_8) : new byte[] {1, 2, 3};
            exchange.getResponseHeaders().add("Content-Type", path.endsWith(".png") ? "image/png" : "text/html");
            boolean isThere = path.equals("/small.png") || (path.equals("/page.html") && up[0]);
            exchange.sendResponseHeaders(isThere ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String host = "127.0.0.1:" + server.getAddress().getPort();
            String page = "http://" + host + "/page.html";
            run("scan", page, "--allow", host);
            String id = ids("sighting", "sightings", "--place", "page.html").getFirst();
            run("look", id, "--allow", host);
            run("look");
            run("look", "--survival");
            up[0] = false;
            run("look", id, "--allow", host);
            run("scan", page, "--allow", host);
            run("sightings", "--place", "page.html");
            run("look", "--stop", id);
        } finally {
            server.stop(0);
        }
    }

    private void decisions() throws IOException {
        List<String> all = ids("sighting", "sightings");
        run("decide", all.getFirst(), "--as", "licensed", "--reason", "L-17");
        run("show", all.getFirst());
        run("decide", all.getLast(), "--as", "confirmed", "--reason", "L-18");
        run("show", all.getLast());
        run("decide", "--place", "copies", "--as", "confirmed", "--reason", "L-19");
        run("decide", "--place", "copies", "--as", "confirmed", "--reason", "L-19", "--sample");
        run("decide", "--place", "nowhere", "--as", "licensed", "--reason", "L-19", "--yes");
        run("decide", "--undo", all.getFirst());
        run("sightings", "--state", "all");
        run("sightings", "--state", "exception");
    }

    private void changes(Path works, Path copies) throws IOException {
        Files.delete(copies.resolve("copy.txt"));
        run("scan", copies.toString());
        Files.writeString(copies.resolve("copy.txt"), "Found: " + Stories.theLastLeaf());
        run("scan", copies.toString());
        String leaf = ids("id", "works", "--title", "Leaf").getFirst();
        Cli.run(home, "licence", "add", leaf, "--anyone");
        run("sightings", "--state", "licensed");
        run("check", works.resolve("leaf.txt").toString());
        String hills = ids("id", "works", "--title", "hills").getFirst();
        run("works", "merge", leaf, hills);
        run("works", "remove", hills, "--yes");
        run("check", works.resolve("hills.png").toString());
        run("works", "remove", leaf);
    }

    private void refusals(Path copies) {
        run("check");
        run("check", folder.resolve("none.txt").toString());
        run("check", "--nome", "x");
        run("scan");
        run("scan", folder.resolve("none").toString());
        run("show", "ffffffff");
        run("sightings", "--limit", "0");
        run("sightings", "--state", "odd");
        run("sightings", "--grade", "odd");
        run("sightings", "--since", "odd");
        run("sightings", "--host", "");
        run("decide", "ffffffff", "--as", "licensed", "--reason", "L");
        run("decide", "ffffffff", "--as", "odd", "--reason", "L");
        run("decide", "ffffffff");
        run("decide");
        run("register");
        run("register", copies.resolve("other.txt").toString());
        run("register", copies.resolve("none.txt").toString(), "--owner", "Ada");
        run("register", copies.resolve("short.txt").toString(), "--owner", "Ada");
        run("register", copies.resolve("broken.jpg").toString(), "--owner", "Ada");
        run("works", "edit", "ffffffff", "--title", "x1");
        run("works", "--limit", "many");
        run("look", "ffffffff");
        run("look", "--host", "a.example");
        run("operators", "show", "nowhere.example");
        run("report");
        run("odd");
        run("show", "ffffffff", "--picture", "x.pdf");
    }
}
