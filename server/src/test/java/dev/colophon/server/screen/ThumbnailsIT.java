package dev.colophon.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.samples.picture.Pictures;
import dev.colophon.server.ServedHome;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thumbnails of pictures of any shape stay in their boxes. */
@Tag("full")
class ThumbnailsIT {

    /** Those that reach out of their box, or whose box reaches out of its row. */
    private static final String SPILLED =
            "[...document.querySelectorAll('.sightings img')].filter(image => { const i = image.getBoundingClientRect(),"
                    + " b = image.parentElement.getBoundingClientRect(), r = image.closest('li').getBoundingClientRect();"
                    + " return i.top < b.top - 1 || i.bottom > b.bottom + 1 || i.left < b.left - 1 || i.right > b.right + 1"
                    + " || b.bottom > r.bottom + 1 || Math.abs(b.width / b.height - 4 / 3) > 0.05; }).length";

    @TempDir
    Path folder;

    @Test
    void picturesOfEveryShapeStayInTheirBoxes() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        Map<String, BufferedImage> shapes = new LinkedHashMap<>();
        shapes.put("square", Pictures.mountainLake(600, 600));
        shapes.put("portrait", Pictures.mountainLake(400, 900));
        shapes.put("panorama", Pictures.mountainLake(1200, 300));
        Path found = Files.createDirectories(folder.resolve("found"));
        Path pictures = Files.createDirectories(Path.of("target", "screens"));
        try (ServedHome home = new ServedHome(folder);
                Chromium chromium = new Chromium(Chromium.program().get())) {
            for (var shape : shapes.entrySet()) {
                Path work = folder.resolve(shape.getKey() + ".png");
                ImageIO.write(shape.getValue(), "png", work.toFile());
                home.register(work, shape.getKey(), "Lin");
                Files.copy(work, found.resolve(shape.getKey() + ".png"));
            }
            home.scan(found);
            chromium.open(home.server.link().link());
            for (int width : new int[] {390, 1440}) {
                for (boolean dark : new boolean[] {false, true}) {
                    chromium.look(width, dark);
                    chromium.open(home.server.address() + "/inbox?state=all");
                    chromium.run(
                            "Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode(); }))");
                    Files.write(
                            pictures.resolve("shapes-" + width + (dark ? "-dark" : "") + ".png"), chromium.picture());
                    assertThat(chromium.run("document.querySelectorAll('.sightings img').length")
                                    .asInt())
                            .isGreaterThanOrEqualTo(6);
                    assertThat(chromium.run(SPILLED).asInt())
                            .as("width " + width)
                            .isZero();
                }
            }
        }
    }
}
