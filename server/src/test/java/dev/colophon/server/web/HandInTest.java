package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.ServedHome;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of files that somebody hands in, and of copies whose files are not at hand. */
@Tag("full")
class HandInTest {

    /** Bytes: the header, and hardly any of the picture. */
    private static final int CUT = 900;

    @TempDir
    Path folder;

    private ServedHome home;

    @BeforeEach
    void start() throws Exception {
        home = new ServedHome(folder);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(home.get(path).body());
    }

    private static byte[] cutJpeg() throws IOException {
        BufferedImage lake = ImageIO.read(new ByteArrayInputStream(ServedHome.picture()));
        BufferedImage opaque = new BufferedImage(1280, 840, BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(lake, 0, 0, 1280, 840, null);
        var out = new ByteArrayOutputStream();
        ImageIO.write(opaque, "jpeg", out);
        return Arrays.copyOf(out.toByteArray(), CUT);
    }

    @Test
    void anOwnerThatIsMissingIsAskedForBesideItsField() throws Exception {
        for (String language : new String[] {"en", "zh-Hans"}) {
            HttpRequest.Builder form = home.post(
                            "/works", Map.of("_csrf", home.csrf(), "owner", " "), "lake.png", ServedHome.picture())
                    .header("Accept-Language", language);
            HttpResponse<String> answer = home.send(form);
            assertThat(answer.statusCode()).isEqualTo(400);
            Document page = Jsoup.parse(answer.body());
            assertThat(page.select("form[action=/works] .field:has(#owner) #owner-missing")
                            .text())
                    .contains(
                            language.equals("en")
                                    ? "Say whose it is: a work needs an owner. Nothing was registered. Choose the files again"
                                    : "请填写权利人");
            assertThat(page.select("#owner").attr("aria-describedby")).isEqualTo("owner-missing");
            assertThat(page.select("label[for=owner]").text()).isEqualTo(language.equals("en") ? "Owner" : "权利人");
        }
        assertThat(page("/works").select(".list, table").text()).doesNotContain("lake");
    }

    @Test
    void thatAPictureIsCutIsNoGoodNews() throws Exception {
        byte[] cut = cutJpeg();
        Map<String, String> owned = Map.of("_csrf", home.csrf(), "owner", "Lin");
        Document registered = page(home.done(home.post("/works", owned, "cut.jpg", cut)));
        assertThat(registered.select("#job .state.cleared")).isEmpty();
        assertThat(registered.select("#job .note.due").text()).contains("cannot be compared");
        home.done(home.post("/works", owned, "lake.png", ServedHome.picture()));
        Document checked = page(home.done(home.post("/check", Map.of("_csrf", home.csrf()), "cut.jpg", cut)));
        assertThat(checked.select("#job .note.lawful")).isEmpty();
        assertThat(checked.select("#job .note.due").text()).contains("It could not be compared: Too plain to compare.");
    }

    @Test
    void theTitleSaysWhatWasRegistered() throws Exception {
        Map<String, String> owned = Map.of("_csrf", home.csrf(), "owner", "Lin");
        Document one = page(home.done(home.post("/works", owned, "lake.png", ServedHome.picture())));
        assertThat(one.title()).startsWith("One file registered");
        assertThat(one.select("#job h1").text()).isEqualTo("One file registered");
        Document none = page(home.done(home.post("/works", owned, "broken.png", new byte[] {1, 2, 3, 4})));
        assertThat(none.select("h1").text()).isEqualTo("Nothing was registered, one not");
    }

    @Test
    void whoeverAsksIsToldWhatItMeansForThem() throws Exception {
        home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
        Document checked =
                page(home.done(home.post("/check", Map.of("_csrf", home.csrf()), "copy.png", ServedHome.copy())));
        assertThat(checked.select("#job dt:contains(May I use this?) + dd").text())
                .startsWith("Not without permission");
        assertThat(checked.select("#job").text()).doesNotContain("ask for its removal");
    }

    @Test
    void aUsedLinkLeadsWhoeverIsInToTheFirstPage() throws Exception {
        URI link = URI.create(home.server.link().link());
        assertThat(home.send(HttpRequest.newBuilder(link)).statusCode()).isEqualTo(303);
        HttpResponse<String> again = home.send(HttpRequest.newBuilder(link));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.headers().firstValue("Location")).contains("/");
    }

    @Test
    void whatIsNotThereIsSaidInTheLanguageOfThePage() throws Exception {
        for (String path : new String[] {"/sightings/nothing-like-that", "/works/nothing-like-that"}) {
            var answer = home.get(path + "?lang=zh-Hans");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Jsoup.parse(answer.body()).select("main").text())
                    .contains("这里没有这个名称的内容")
                    .doesNotContain("colophon");
        }
        assertThat(page("/jobs/none?lang=zh-Hans").select("main").text()).contains("此页不再保留");
    }

    @Test
    void aCopyWithTheBytesOfTheRegisteredFileIsShownByThatFile() throws Exception {
        home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
        Path found = Files.createDirectories(folder.resolve("found"));
        Files.write(found.resolve("same.png"), ServedHome.picture());
        home.scan(found);
        Files.delete(found.resolve("same.png"));
        String sighting = "/sightings/" + home.sightings().getFirst();
        assertThat(page(sighting).select(".pane.b footer").text()).startsWith("Made from the registered file");
        HttpResponse<byte[]> copy =
                home.client.send(home.to(sighting + "/copy").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(ImageIO.read(new ByteArrayInputStream(copy.body())).getWidth())
                .isEqualTo(640);
    }

    @Test
    void thatAnotherOwnerRegisteredTheSameIsSaidBesideTheCopy() throws Exception {
        home.register(Files.write(folder.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin");
        home.register(folder.resolve("lake.png"), "My lake", "Bo");
        Path found = Files.createDirectories(folder.resolve("found"));
        Files.write(found.resolve("copy.png"), ServedHome.copy());
        home.scan(found);
        for (String sighting : home.sightings()) {
            assertThat(page("/sightings/" + sighting).select("main .note.due").text())
                    .contains("Contested: another owner registered what is in this file, too.");
        }
        assertThat(home.sightings()).isNotEmpty();
    }
}
