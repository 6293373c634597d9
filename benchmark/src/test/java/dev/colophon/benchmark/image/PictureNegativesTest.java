package dev.colophon.benchmark.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.image.PictureCorpus.Kind;
import dev.colophon.benchmark.image.PictureCorpus.Picture;
import dev.colophon.benchmark.image.PictureNegatives.Pair;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.recall.FingerprintCache;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Access;
import dev.colophon.index.visual.VisualIndex;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureNegativesTest {

    @TempDir
    private Path folder;

    private Picture picture(String source, String name, long seed) throws IOException {
        BufferedImage noise = PictureAlteration.noise(PixelArrays.blank(50, 40), 200, new Random(seed));
        Path file = folder.resolve(source).resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, PixelArrays.jpeg(PictureAlteration.resize(noise, 400, 320), 92));
        return new Picture(new Item(Medium.IMAGE, source, file, source + name, 0), Kind.PHOTOGRAPH, file);
    }

    @Test
    @Tag("full")
    void tellsWhichStrangerIsTakenForWhichWorkAndGoesOnWhereItStopped() throws IOException {
        List<Picture> strangers = List.of(picture("other", "same.jpg", 1), picture("other", "another.jpg", 2));
        try (VisualIndex index = VisualIndex.open(folder.resolve("index"), Access.WRITE)) {
            PictureSuite suite = new PictureSuite(
                    index,
                    new FingerprintCache(folder.resolve("prints"), "test"),
                    List.of(PixelArrays.blank(100, 100)),
                    Steps.SILENT,
                    1);
            suite.register(List.of(picture("works", "work.jpg", 1)));
            List<PictureOutcome> first = suite.searchStrangers(strangers, 4);
            assertThat(first).allMatch(outcome -> outcome.fingerprintMillis() > 0);
            assertThat(first)
                    .extracting(outcome -> PictureConditions.ALL.indexOf(outcome.condition()))
                    .containsExactly(0, 1, 1, 2);

            List<PictureOutcome> all = suite.searchStrangers(strangers, 6);
            assertThat(all.subList(0, 4)).allMatch(outcome -> outcome.fingerprintMillis() == 0);
            assertThat(all.subList(4, 6)).allMatch(outcome -> outcome.fingerprintMillis() > 0);

            PictureNegatives negatives = new PictureNegatives(all, suite.registered());
            assertThat(negatives.pairs())
                    .extracting(Pair::stranger, Pair::work, Pair::searches, Pair::strong)
                    .containsExactly(tuple("other/same.jpg", "works/work.jpg", 3, 3));
            assertThat(negatives.details()).hasSize(4);
            FigureTable table = new FigureTable();
            negatives.tell(table);
            assertThat(table.json()).contains("\"wrong\" : 3", "\"searches\" : 6", "\"strangers\" : 2");
        }
    }
}
