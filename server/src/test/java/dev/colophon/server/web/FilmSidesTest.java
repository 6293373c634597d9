package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.samples.film.Animation;
import dev.colophon.samples.sound.Music;
import dev.colophon.server.ServedHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film that matches by its pictures and by its sound: both are told, and both can be looked at. */
@Tag("full")
class FilmSidesTest {

    private static final double SECONDS = 8;

    @TempDir
    Path folder;

    private void film(ServedHome home, Path to, String filter, String quality) throws Exception {
        Path pictures = folder.resolve("boat.y4m");
        Path music = folder.resolve("music.wav");
        if (Files.notExists(pictures)) {
            Animation.film(7, 192, 108, SECONDS, 10).writeY4m(pictures);
            Music.piece(7, SECONDS).writeWav(music);
        }
        home.settings
                .programs()
                .ffmpeg()
                .find()
                .run(
                        List.of(
                                "-v",
                                "error",
                                "-i",
                                pictures.toString(),
                                "-i",
                                music.toString(),
                                "-vf",
                                filter,
                                "-c:v",
                                "mpeg4",
                                "-q:v",
                                quality,
                                "-c:a",
                                "libmp3lame",
                                to.toString()),
                        Duration.ofMinutes(1));
    }

    @Test
    void aFilmIsShownByItsFramesAndItsSoundIsALinkAway() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            Path work = Files.createDirectories(folder.resolve("recordings")).resolve("boat.mkv");
            Path heard = Files.createDirectories(folder.resolve("heard"));
            film(home, work, "null", "2");
            home.register(work, "Paper Boat", "Ada Example");
            film(home, heard.resolve("copy.mkv"), "hflip,noise=alls=30", "20");
            home.scan(heard);
            String sighting = "/sightings/" + home.sightings().getFirst();

            Document shown = home.page(sighting);
            assertThat(shown.select(".pane .shot img").eachAttr("src"))
                    .hasSize(6)
                    .allMatch(address -> address.endsWith("?medium=video"));
            assertThat(shown.select(".facts dd").eachText())
                    .contains("its pictures: mirrored left to right · its sound: no change measured");
            assertThat(shown.select(".mosaic").text()).contains("frames agree in order");
            assertThat(shown.select("[data-locked]").attr("data-query")).isEqualTo("?medium=video");
            String first = shown.select(".pane .shot img").attr("src");
            assertThat(home.get(first).statusCode()).isEqualTo(200);

            String other = shown.select(".facts a[href*=medium]").attr("href");
            assertThat(other).isEqualTo(sighting + "?medium=audio");
            Document sound = home.page(other);
            assertThat(sound.select(".pane svg.wave")).hasSize(2);
            assertThat(sound.select(".mosaic").text()).contains("spectral peaks agree");
            assertThat(sound.select(".facts a[href*=medium]").eachAttr("href"))
                    .containsExactly(sighting + "?medium=video");
            assertThat(sound.select("audio").eachAttr("src"))
                    .hasSize(2)
                    .allMatch(address -> address.endsWith("/sound?medium=audio"));
            assertThat(home.get(sound.select("audio").attr("src")).statusCode()).isEqualTo(200);

            assertThat(home.page("/").select("main").text())
                    .contains("its pictures: mirrored left to right · its sound: no change measured");
            assertThat(home.page("/inbox").select("[data-rows]").text())
                    .contains("its pictures: mirrored left to right · its sound: no change measured");
        }
    }
}
