package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cli.Cli;
import dev.colophon.cli.sighting.ScriptedHost.Answer;
import dev.colophon.http.guard.AllowList;
import dev.colophon.service.removal.LookedCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies that moved before anybody looked, and those that did not though they are written alike. */
@Tag("full")
class MovedCopyIT {

    private static final Answer COPY = Answer.file("image/png", RemovalScripts.PICTURE);

    @TempDir
    Path folder;

    private final Map<String, Answer> files = new ConcurrentHashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private Path home = Path.of("");
    private ScriptedHost host;

    MovedCopyIT() throws Exception {
        host = ScriptedHost.of(asked -> files.getOrDefault(asked.path(), Answer.status(404)));
    }

    @BeforeEach
    void registered() throws Exception {
        home = folder.resolve("home");
        Path picture = Files.write(folder.resolve("lake.png"), RemovalScripts.PICTURE);
        assertThat(Cli.run(home, "register", picture.toString(), "--owner", "Ada")
                        .exitCode())
                .isZero();
    }

    @AfterEach
    void end() throws Exception {
        host.close();
    }

    /** What the page shows, and what is there. */
    private void stands(String page, String... copies) {
        files.put(page, RemovalScripts.page("<img src=%s>".formatted(String.join("><img src=", copies))));
        for (String copy : copies) {
            files.put("/" + copy, COPY);
        }
    }

    private void scan(String page) throws Exception {
        Path list = Files.writeString(folder.resolve("urls.txt"), host.url(page));
        Cli.Result scanned = Cli.run(home, "scan", list.toString(), "--allow", host.door());
        assertThat(scanned.exitCode()).as(scanned.err()).isZero();
        for (String line : Cli.run(home, "sightings", "--json").lines()) {
            ids.put(
                    line.replaceFirst(".*?\"file\":\"([^\"]+)\".*", "$1"),
                    line.replaceFirst(".*?\"sighting\":\"([^\"]+)\".*", "$1"));
        }
    }

    private void openCase() {
        List<String> confirm = new ArrayList<>(List.of("decide"));
        confirm.addAll(ids.values());
        confirm.addAll(List.of("--as", "confirmed", "--reason", "no licence"));
        assertThat(Cli.run(home, confirm.toArray(String[]::new)).exitCode()).isZero();
        assertThat(Cli.run(home, "case", "open", "--all").exitCode()).isZero();
    }

    private RemovalVerdict look(String copy) throws Exception {
        LookedCopy.Looked looked = Objects.requireNonNull(Looks.of(
                        Cli.settings(home),
                        AllowList.of(List.of(host.door())),
                        List.of(ids.getOrDefault(host.url(copy), "none")))
                .get(host.url(copy)));
        return looked.finding().verdict();
    }

    /** A watch saw the new address before anybody looked for the old one: the page had shown the old one alone. */
    @Test
    void whatACrawlFoundAtItsNewAddressHasMoved() throws Exception {
        stands("/p.html", "a.png");
        scan("/p.html");
        files.remove("/a.png");
        stands("/p.html", "c.png");
        scan("/p.html");
        assertThat(look("/a.png")).isEqualTo(RemovalVerdict.RENAMED);
    }

    @Test
    void aCaseThatHoldsTheNewAddressDoesNotHideIt() throws Exception {
        stands("/p.html", "a.png");
        scan("/p.html");
        openCase();
        assertThat(look("/a.png")).isEqualTo(RemovalVerdict.STILL_UP);
        files.remove("/a.png");
        stands("/p.html", "c.png");
        scan("/p.html");
        openCase();
        assertThat(look("/a.png")).isEqualTo(RemovalVerdict.RENAMED);
        assertThat(look("/c.png")).isEqualTo(RemovalVerdict.STILL_UP);
        files.remove("/c.png");
        files.put("/p.html", RemovalScripts.page(""));
        assertThat(look("/a.png")).isEqualTo(RemovalVerdict.GONE);
    }

    /** On the same page beside it, and on a page that nobody had read before. */
    @Test
    void whatStoodOnAnotherPageOrBesideItHasNotTakenItsPlace() throws Exception {
        stands("/p.html", "a.png");
        stands("/q.html", "b.png");
        scan("/p.html");
        scan("/q.html");
        stands("/p.html", "a.png", "d.png");
        scan("/p.html");
        files.remove("/a.png");
        stands("/p.html", "d.png");
        scan("/p.html");
        assertThat(look("/a.png")).isEqualTo(RemovalVerdict.GONE);
    }

    /** Addresses that a crawl takes for one are two where both were seen. */
    @Test
    void anAddressWrittenOtherwiseIsACopyOfItsOwn() throws Exception {
        stands("/p.html", "a.png", "a.png?utm_source=x", "a.png?v=1");
        scan("/p.html");
        files.remove("/a.png");
        assertThat(look("/a.png")).isEqualTo(RemovalVerdict.GONE);
        assertThat(look("/a.png?utm_source=x")).isEqualTo(RemovalVerdict.STILL_UP);
        files.remove("/a.png?v=1");
        assertThat(look("/a.png?v=1")).isEqualTo(RemovalVerdict.GONE);
        files.remove("/a.png?utm_source=x");
        stands("/p.html", "a.png?v=2");
        for (String copy : List.of("/a.png", "/a.png?v=1", "/a.png?utm_source=x")) {
            assertThat(look(copy).meaning()).as(copy).isEqualTo(RemovalVerdict.Meaning.UP);
        }
    }
}
