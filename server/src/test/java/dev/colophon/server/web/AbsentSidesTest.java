package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import dev.colophon.server.ServedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan finds on this machine is heard as long as its file is there; else the page says why not, and how to mend it. */
@Tag("full")
class AbsentSidesTest {

    @TempDir
    Path folder;

    private static void forget(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aFileOfThisMachineIsHeardAsLongAsItIsTheOneThatWasSeen() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            Path works = Files.createDirectories(folder.resolve("recordings"));
            Path heard = Files.createDirectories(folder.resolve("heard"));
            Sound song = Music.piece(7, 20);
            song.writeWav(works.resolve("song.wav"));
            home.register(works.resolve("song.wav"), "Lantern Waltz", "Ada Example");
            Path copy = heard.resolve("show.wav");
            Music.piece(8, 6).then(song.part(4, 18)).writeWav(copy);
            home.scan(heard);
            String sighting = "/sightings/" + home.sightings().getFirst();
            assertThat(home.page(sighting).select("audio")).hasSize(2);
            assertThat(home.page(sighting).select("[data-locked]")).hasSize(1);
            assertThat(home.page(sighting).select("[data-absent]")).isEmpty();

            byte[] seen = Files.readAllBytes(copy);
            Music.piece(9, 20).writeWav(copy);
            String id = sighting;
            assertThat(home.get(id + "/copy/sound").statusCode())
                    .as("what was not seen is never served")
                    .isEqualTo(404);
            try (ServedHome again = new ServedHome(folder)) {
                assertThat(again.page(id).select("[data-absent]").text())
                        .contains("is another than the one that was seen");
                assertThat(again.page(id).select("[data-locked]")).isEmpty();
                assertThat(again.page(id + "?lang=zh-Hant")
                                .select("[data-absent]")
                                .text())
                        .contains("已不是當時看到的檔案");
                Files.delete(copy);
                assertThat(again.get(id + "/copy/sound").statusCode()).isEqualTo(404);
            }
            Files.write(copy, seen);
            forget(folder.resolve("home/references"));
            String without;
            try (ServedHome later =
                    new ServedHome(folder)) { // who was shown it before goes on hearing what was made of it
                without = later.get(id).body();
            }
            assertThat(Jsoup.parse(without).select("[data-absent]").text())
                    .contains("registered file is not kept here");
            assertThat(without).contains("as soon as the files of both are at hand");
            String work = Jsoup.parse(without).select("a[href^=/works/]").attr("href");
            List<String> pages = List.of(home.get("/works").body());
            String link = work.isEmpty()
                    ? Jsoup.parse(pages.getFirst()).select("a[href^=/works/]").attr("href")
                    : work;
            String _ = home.done(home.post(
                    link + "/files",
                    Map.of("_csrf", home.csrf()),
                    "song.wav",
                    Files.readAllBytes(works.resolve("song.wav"))));
            assertThat(home.page(id).select("[data-absent]"))
                    .as("it was handed in once more")
                    .isEmpty();
            assertThat(home.page(id).select("audio")).hasSize(2);
        }
    }
}
