package dev.colophon.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.server.ServedHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are dragged over a form and dropped on it. */
@Tag("full")
class DropScreensIT {

    private static final String PLACES =
            "[...document.querySelectorAll('main form, main input, main button')].map(one => { const box = "
                    + "one.getBoundingClientRect(); return [box.x, box.y, box.width, box.height].join(' '); }).join()";

    @TempDir
    Path folder;

    private static void drag(Chromium chromium, String type, JsonNode at, Path... files) throws Exception {
        chromium.send(
                "Input.dispatchDragEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        at.get(0).asDouble(),
                        "y",
                        at.get(1).asDouble(),
                        "data",
                        Map.of(
                                "items",
                                List.of(),
                                "files",
                                List.of(files).stream().map(Path::toString).toList(),
                                "dragOperationsMask",
                                1)));
    }

    /** Drags over a form, which stays where it is, and drops there. */
    private static void drop(Chromium chromium, String form, Path... files) throws Exception {
        chromium.run("document.querySelector('%s').scrollIntoView({behavior: 'instant'})".formatted(form));
        String before = chromium.run(PLACES).asText();
        JsonNode at = chromium.run(
                "(() => { const box = document.querySelector('%s').getBoundingClientRect(); ".formatted(form)
                        + "return [box.x + box.width / 2, box.y + 20]; })()");
        drag(chromium, "dragEnter", at, files);
        drag(chromium, "dragOver", at, files);
        assertThat(chromium.run("getComputedStyle(document.querySelector('%s')).outlineStyle".formatted(form))
                        .asText())
                .as(form)
                .isEqualTo("dashed");
        assertThat(chromium.run(PLACES).asText())
                .as("nothing moves under what is dragged")
                .isEqualTo(before);
        drag(chromium, "drop", at, files);
        assertThat(chromium.run("getComputedStyle(document.querySelector('%s')).outlineStyle".formatted(form))
                        .asText())
                .isEqualTo("none");
    }

    private static String taken(Chromium chromium, String form) throws Exception {
        return chromium.run("[...document.querySelector('%s input[type=file]').files].map(one => one.name).join()"
                        .formatted(form))
                .asText();
    }

    private static boolean folderIsTold(Chromium chromium, String form) throws Exception {
        return chromium.run("document.querySelector('%s [data-folders]').offsetHeight > 0".formatted(form))
                .asBoolean();
    }

    @Test
    void filesAreTakenWhereTheyAreDroppedAndFoldersAreNot() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        Path dropped = Files.createDirectories(folder.resolve("dropped"));
        Path song = Files.writeString(dropped.resolve("song.txt"), "a song");
        Path songs = Files.createDirectories(dropped.resolve("songs"));
        Path within = Files.writeString(songs.resolve("second.txt"), "another");
        try (ServedHome home = new ServedHome(folder.resolve("served"));
                Chromium chromium = new Chromium(Chromium.program().get())) {
            chromium.open(home.server.link().link());
            for (String place : List.of("/ /works", "/ /check", "/check /check", "/verify /verify")) {
                String form = "form.drop[action=\"%s\"]".formatted(place.substring(place.indexOf(' ') + 1));
                chromium.open(home.server.address() + place.substring(0, place.indexOf(' ')));
                drop(chromium, form, song);
                assertThat(taken(chromium, form)).as(place).isEqualTo("song.txt");
                assertThat(folderIsTold(chromium, form)).as(place).isFalse();
                drop(chromium, form, songs);
                assertThat(taken(chromium, form))
                        .as(place + " keeps what it had")
                        .isEqualTo("song.txt");
                assertThat(folderIsTold(chromium, form)).as(place).isTrue();
                chromium.open(home.server.address() + place.substring(0, place.indexOf(' ')));
                drop(chromium, form, songs, within);
                assertThat(taken(chromium, form)).as(place).isEqualTo("second.txt");
                assertThat(folderIsTold(chromium, form)).as(place).isTrue();
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
