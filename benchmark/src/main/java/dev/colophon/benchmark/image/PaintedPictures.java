package dev.colophon.benchmark.image;

import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.image.PictureCorpus.Kind;
import dev.colophon.benchmark.image.PictureCorpus.Picture;
import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.fingerprint.Medium;
import dev.colophon.samples.picture.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of our own, painted from numbers: strangers to everything in the packages, as many as are asked for. */
final class PaintedPictures {

    static final String SOURCE = "painted";

    /** Apart from those of what else is painted. */
    private static final long SEED = 9_000_000_000L;

    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int QUALITY = 92;

    private PaintedPictures() {}

    /** The first so many; those that were painted before are taken from the folder. */
    static List<Picture> of(int count, Path folder, Steps steps) throws IOException {
        Files.createDirectories(folder);
        try (Steps.Step step = steps.begin("painting pictures", count)) {
            return Cores.map(IntStream.range(0, count).boxed().toList(), number -> {
                Path file = folder.resolve(SOURCE + "-" + number + ".jpg");
                if (!Files.exists(file)) {
                    Path fresh = folder.resolve(SOURCE + "-" + number + ".new");
                    Files.write(fresh, PixelArrays.jpeg(Pictures.picture(SEED + number, WIDTH, HEIGHT), QUALITY));
                    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                }
                step.done(file.getFileName().toString());
                return new Picture(new Item(Medium.IMAGE, SOURCE, file, Tools.sha256(file), 0), Kind.GRAPHIC, file);
            });
        }
    }
}
