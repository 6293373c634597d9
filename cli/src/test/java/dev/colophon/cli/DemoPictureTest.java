package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

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

    static List<String> texts(byte[] svg) throws Exception {
        Document parsed =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        NodeList found = parsed.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void aCellForEachUseSaysWhatWasNotFound() throws Exception {
        DemoPicture picture = picture(cells(5));
        Drawing drawing = new SvgDrawing(DemoPicture.WIDTH, picture.height());
        picture.draw(drawing);
        List<String> texts = texts(drawing.bytes());
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
        Drawing drawing = new PngDrawing(DemoPicture.WIDTH, picture.height());
        picture.draw(drawing);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(drawing.bytes()));
        assertThat(read.getWidth()).isEqualTo(2 * DemoPicture.WIDTH);
        assertThat(read.getHeight()).isEqualTo(2 * picture.height());
    }

    @Test
    void anotherKindOfFileIsRefusedBeforeAnyWork() throws Exception {
        for (List<String> arguments : List.of(
                List.of("demo", "--picture", folder.resolve("demo.pdf").toString()),
                List.of("demo", "--web", "--picture", folder.resolve("demo.svg").toString()))) {
            StringWriter printed = new StringWriter();
            PrintWriter writer = new PrintWriter(printed);
            assertThat(Colophon.run(writer, writer, Cli.VARIABLES, arguments.toArray(String[]::new)))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(printed.toString()).contains("--picture").doesNotContain("Rendering");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
