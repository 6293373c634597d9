package dev.colophon.benchmark.image;

import dev.colophon.benchmark.corpus.Corpus;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.corpus.PackageCache;
import dev.colophon.benchmark.corpus.Selection;
import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Freely licensed pictures out of Debian packages, each as a JPEG of at most {@value #LONG_SIDE} pixels. No package is in both
 * halves.
 */
final class PictureCorpus {

    static final int LONG_SIDE = 1024;
    private static final int SHORT_SIDE = 240;

    /** What a picture is like. */
    enum Kind {
        PHOTOGRAPH,
        GRAPHIC
    }

    /**
     * A picture.
     *
     * @param file a JPEG
     */
    record Picture(Item item, Kind kind, Path file) {

        String name() {
            return item.source() + "/" + item.name();
        }
    }

    private PictureCorpus() {}

    /** The pictures of some packages, at most so many of each, evenly taken. */
    static List<Picture> of(
            List<Selection> selections, Kind kind, int mostOfEach, PackageCache cache, Path work, Steps steps)
            throws IOException {
        List<Item> items = Corpus.packages(cache, selections, steps).items();
        Map<String, List<Item>> bySource = new TreeMap<>();
        items.forEach(item ->
                bySource.computeIfAbsent(item.source(), _ -> new ArrayList<>()).add(item));
        List<Item> some = new ArrayList<>();
        bySource.values().forEach(all -> {
            all.sort(Comparator.comparing(item -> item.file().toString()));
            some.addAll(evenly(all, mostOfEach));
        });
        Files.createDirectories(work);
        try (Steps.Step step = steps.begin("preparing pictures", some.size())) {
            return Cores.map(some, item -> {
                        Path file = work.resolve(item.digest().substring(0, 32) + ".jpg");
                        Optional<Picture> picture = Files.exists(file) || isPrepared(item.file(), file)
                                ? Optional.of(new Picture(item, kind, file))
                                : Optional.empty();
                        step.done(item.name());
                        return picture;
                    })
                    .stream()
                    .flatMap(Optional::stream)
                    .filter(PictureCorpus::isLarge)
                    .toList();
        }
    }

    /** Of smaller ones no copy of half the size could be compared. */
    private static boolean isLarge(Picture picture) {
        try (ImageInputStream in = ImageIO.createImageInputStream(picture.file().toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in);
                return Math.min(reader.getWidth(0), reader.getHeight(0)) >= SHORT_SIDE;
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False when ImageMagick cannot read it: some packages have damaged files. */
    private static boolean isPrepared(Path from, Path to) {
        try {
            prepare(from, to);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void prepare(Path from, Path to) throws IOException {
        Path fresh = to.resolveSibling(to.getFileName() + ".new.jpg");
        Tools.run(
                Path.of("."),
                List.of(
                        "convert",
                        from.toAbsolutePath() + "[0]",
                        "-resize",
                        "%dx%d>".formatted(LONG_SIDE, LONG_SIDE),
                        "-background",
                        "white",
                        "-alpha",
                        "remove",
                        "-colorspace",
                        "sRGB",
                        "-type",
                        "TrueColor",
                        "-quality",
                        "92",
                        fresh.toAbsolutePath().toString()));
        Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE);
    }

    static <T> List<T> evenly(List<T> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(i -> all.get((int) ((long) i * all.size() / most)))
                        .toList();
    }
}
