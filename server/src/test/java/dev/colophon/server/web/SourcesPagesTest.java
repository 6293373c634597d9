package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.samples.text.Stories;
import dev.colophon.server.ServedHome;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.watch.BackgroundWatch;
import dev.colophon.service.watch.BackgroundWatch.Phase;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places to watch, and watching them beside answering. */
@Tag("full")
class SourcesPagesTest {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // each test starts it
    private ServedHome home;

    private void start(Settings settings) throws Exception {
        home = new ServedHome(folder, new UploadLimit(8 << 20), settings);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private HttpResponse<String> posted(String path, Map<String, String> fields) throws Exception {
        return home.send(home.form(path, fields));
    }

    private Document page() throws Exception {
        return Jsoup.parse(home.get("/sources").body());
    }

    private BackgroundWatch watch() {
        return home.part(BackgroundWatch.class);
    }

    private void until(Phase phase) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(watch().state().phase()).isEqualTo(phase));
    }

    @Test
    void aPlaceIsAddedPausedResumedRemovedAndComesBack() throws Exception {
        start(ServedHome.settings(folder));
        assertThat(page().text()).contains("No place is watched yet.");
        Path watched = Files.createDirectories(folder.resolve("<b>watched\u202E"));
        assertThat(posted("/sources", Map.of("place", watched.toString(), "every", "hourly"))
                        .headers()
                        .firstValue("Location"))
                .contains("/sources?done=added");
        Document shown = page();
        assertThat(shown.select("ul.list h3").text()).contains("<b>watched[U+202E]");
        assertThat(shown.text()).contains("Folder · looked at hourly");
        String pause = shown.select("form[action$=/pause]").attr("action");
        String seen = shown.select("form[action$=/pause] input[name=seen]").val();
        assertThat(posted(pause, Map.of("seen", seen)).statusCode()).isEqualTo(303);
        HttpResponse<String> stale = posted(pause, Map.of("seen", seen));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("This was changed meanwhile.");

        shown = page();
        assertThat(shown.select("ul.list .state").text()).isEqualTo("Paused");
        String remove = shown.select("form[action$=/remove]").attr("action");
        seen = shown.select("form[action$=/remove] input[name=seen]").val();
        assertThat(posted(remove, Map.of("seen", seen)).headers().firstValue("Location"))
                .contains("/sources?done=removed");
        Document removed = Jsoup.parse(home.get("/sources?done=removed").body());
        assertThat(removed.text()).contains("No place is watched yet.");
        String id = removed.select("form[action=/sources/restore] input[name=source]")
                .val();
        assertThat(posted("/sources/restore", Map.of("source", id)).statusCode())
                .isEqualTo(303);
        assertThat(page().text()).contains("looked at hourly");
        assertThat(page().select("ul.list .state").text())
                .as("as it was when it was removed")
                .isEqualTo("Paused");
        assertThat(posted("/sources/restore", Map.of("source", id)).statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatCannotBeWatchedIsSaidAndWhatWasTypedStays() throws Exception {
        start(ServedHome.settings(folder));
        HttpResponse<String> nowhere = posted("/sources", Map.of("place", "/no/such/\"folder", "depth", "2"));
        assertThat(nowhere.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(nowhere.body());
        assertThat(page.select(".note.fault").text()).contains("on this machine; check the spelling");
        assertThat(page.select("#place").val()).isEqualTo("/no/such/\"folder");
        assertThat(page.select("#depth").val()).isEqualTo("2");
        assertThat(posted("/sources", Map.of("place", "http://127.0.0.1:1/")).body())
                .contains("refused: ");
        Document own = Jsoup.parse(
                posted("/sources", Map.of("place", "http://127.0.0.1:8755/")).body());
        assertThat(own.select(".note.fault").text()).contains("If 127.0.0.1:8755 is a server of your own");
        assertThat(own.select("details[open] #allow")).hasSize(1);
        assertThat(posted("/sources", Map.of("place", "http://example.org/", "depth", "many"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(posted("/sources/block", Map.of("host", "no host !")).statusCode())
                .isEqualTo(422);
        assertThat(posted("/sources/block", Map.of("host", "https://shop.example.org/x"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page().text()).contains("shop.example[.]org");
        assertThat(posted("/sources/unblock", Map.of("host", "shop.example.org"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page().text()).doesNotContain("shop.example[.]org");
    }

    @Test
    void aListIsAddedWithoutTheLinesThatNameNoAddressOrNotAtAll() throws Exception {
        start(ServedHome.settings(folder));
        Path none = Files.writeString(folder.resolve("none.txt"), "root:x:0:0\n");
        HttpResponse<String> refused = posted("/sources", Map.of("place", none.toString()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("No place is watched yet.", "not one line of ");
        Path some = Files.writeString(folder.resolve("some.txt"), "https://films.example/1\nroot:x:0:0\n");
        HttpResponse<String> added = posted("/sources", Map.of("place", some.toString()));
        assertThat(added.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(added.body());
        assertThat(page.select(".note.fault")).isEmpty();
        assertThat(page.select(".note").text()).contains("among the places to watch", "are left out", "line 2: root");
        assertThat(page.select("ul.list h3").text()).contains("some.txt");
    }

    @Test
    void itWatchesOnceThereIsAPlaceAndEndsWithTheServer() throws Exception {
        start(ServedHome.watching(folder));
        home.register(Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf()), "The Last Leaf", "Ada");
        home.server.watch();
        until(Phase.NO_SOURCE);
        Path watched = Files.createDirectories(folder.resolve("watched"));
        Files.writeString(watched.resolve("copy.txt"), "Found.\n" + Stories.theLastLeaf());
        assertThat(posted("/sources", Map.of("place", watched.toString())).statusCode())
                .isEqualTo(303);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(home.sightings()).hasSize(1));
        until(Phase.RUNNING);
        assertThat(home.get("/").body()).contains("Watching", "Health");
        assertThat(posted("/sources/watch", Map.of("on", "false")).statusCode()).isEqualTo(303);
        until(Phase.OFF);
        assertThat(posted("/sources/watch", Map.of("on", "true")).statusCode()).isEqualTo(303);
        until(Phase.RUNNING);
        BackgroundWatch watch = watch();
        home.close();
        assertThat(watch.state().phase()).isEqualTo(Phase.OFF);
        try (HomeLock free = new Home(home.settings.home().folder()).watching("test")) {
            assertThat(free).isNotNull();
        }
    }

    @Test
    void anotherProgramThatWatchesIsSeenAndTold() throws Exception {
        start(ServedHome.watching(folder));
        Path watched = Files.createDirectories(folder.resolve("watched"));
        assertThat(posted("/sources", Map.of("place", watched.toString())).statusCode())
                .isEqualTo(303);
        HomeLock other = new Home(home.settings.home().folder()).watching("watch");
        try (other) {
            home.server.watch();
            until(Phase.ELSEWHERE);
            assertThat(page().select("#watching").text()).contains("Another program watches", "`watch` (process ");
        }
        watch().look();
        until(Phase.RUNNING);
    }

    @Test
    void whyItCannotWatchIsSaidOnToday() throws Exception {
        start(ServedHome.settings(folder));
        home.register(Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf()), "The Last Leaf", "Ada");
        Path watched = Files.createDirectories(folder.resolve("watched"));
        assertThat(posted("/sources", Map.of("place", watched.toString())).statusCode())
                .isEqualTo(303);
        home.server.watch();
        until(Phase.FAILED);
        assertThat(Jsoup.parse(home.get("/").body()).select("aside").text())
                .contains("Stopped by a fault", "set COLOPHON_CONTACT");
        assertThat(page().text()).contains("No contact is set");
        Files.writeString(home.settings.home().settings(), "[watching]\ncontact = \"https://example.org/bot\"\n");
        assertThat(page().text()).contains("Every request names the contact of your settings: https://example.org/bot");
        assertThat(posted("/sources/watch", Map.of("on", "true")).statusCode()).isEqualTo(303);
        until(Phase.RUNNING);
    }
}
