package dev.colophon.demo.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.drawing.Drawing;
import dev.colophon.cli.drawing.PictureFile;
import dev.colophon.cli.option.ForceOption;
import dev.colophon.demo.smallweb.DemoResult;
import dev.colophon.demo.smallweb.DemoUse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPictureTest {

    private static final DemoUse MISSED = new DemoUse(
            "http://site.example:1/a.mp3",
            "灯影 & <Lamp>",
            "copied in a way that takes more than one line to tell to whoever looks",
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @TempDir
    Path folder;

    private static List<DemoPicture.Cell> cells(int number) {
        DemoSide sound =
                new DemoSide(new DemoSide.Waveform(List.of(0.0, 0.5, 1.0)), List.of(new DemoSide.Part(0.2, 0.6)));
        DemoSide picture = new DemoSide(
                new DemoSide.Picture(
                        new BufferedImage(20, 30, BufferedImage.TYPE_INT_RGB),
                        Optional.of(new double[] {0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.9})),
                List.of(new DemoSide.Part(0.9, 0.1)));
        List<DemoPicture.Cell> cells = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            cells.add(new DemoPicture.Cell(MISSED, Optional.of(sound), Optional.of(picture)));
        }
        return cells;
    }

    private static DemoPicture picture(List<DemoPicture.Cell> cells) {
        return new DemoPicture(
                new DemoResult(cells.stream().map(DemoPicture.Cell::use).toList(), List.of(), 3), cells, 2);
    }

    private Drawing drawing(String name, DemoPicture picture) {
        return new PictureFile(folder.resolve(name), new ForceOption()).drawing(DemoPicture.WIDTH, picture.height());
    }

    @Test
    void aCellForEachUseSaysWhatWasNotFound() throws Exception {
        DemoPicture picture = picture(cells(5));
        Drawing drawing = drawing("demo.svg", picture);
        picture.draw(drawing);
        List<String> texts = SvgText.of(drawing.bytes());
        assertThat(texts).filteredOn("灯影 & <Lamp>"::equals).hasSize(5);
        assertThat(texts).filteredOn("not found"::equals).hasSize(5);
        assertThat(texts).contains("0 of 5 planted copies found, 0 false, 0 lawful uses cleared", "on site.example");
    }

    @Test
    void moreCellsMakeItHigher() {
        assertThat(picture(cells(5)).height()).isGreaterThan(picture(cells(4)).height());
    }

    @Test
    void theSameIsDrawnAsPng() throws Exception {
        DemoPicture picture = picture(cells(1));
        Drawing drawing = drawing("demo.png", picture);
        picture.draw(drawing);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(drawing.bytes()));
        assertThat(read.getWidth()).isEqualTo(2 * DemoPicture.WIDTH);
        assertThat(read.getHeight()).isEqualTo(2 * picture.height());
    }
}
