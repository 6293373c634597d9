package dev.colophon.benchmark.video;

import dev.colophon.benchmark.corpus.Corpus;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.corpus.PackageCache;
import dev.colophon.benchmark.corpus.Selection;
import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.film.Film;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Films to register and to alter: a camera that moves over photographs out of Debian packages, films in which everything moves, our own
 * animations, and the clips of a package. No photograph is in two films of one kind.
 */
final class FilmCorpus {

    /**
     * A film.
     *
     * @param seconds its length
     */
    record FilmWork(String name, Path file, double seconds) {}

    static final int WIDTH = 640;
    static final int HEIGHT = 360;
    static final int RATE = 20;
    private static final double SECONDS = 20;
    private static final double SHORTEST_CLIP = 7;
    private static final double LONG_CLIP = 9;
    private static final int SHOTS = 5;
    private static final int NEEDED = 700;

    private final PackageCache packages;
    private final Path work;
    private final Steps steps;

    FilmCorpus(PackageCache packages, Path work, Steps steps) throws IOException {
        this.packages = packages;
        this.work = work;
        this.steps = steps;
        Files.createDirectories(work);
    }

    /** Draws a frame. */
    @FunctionalInterface
    private interface Frames {
        byte[] bgr(int frame) throws IOException;
    }

    /** Films over the photographs of some packages. */
    List<FilmWork> overPhotographs(List<Selection> photographs, int most) throws IOException {
        List<Item> items =
                new ArrayList<>(Corpus.packages(packages, photographs, steps).items());
        items.sort(Comparator.comparing(Item::digest));
        int films = Math.min(most, items.size() / SHOTS);
        return made(IntStream.range(0, films).boxed().toList(), number -> {
            List<Item> shots = items.subList(number * SHOTS, (number + 1) * SHOTS);
            Path file = file("photographs-" + shots.getFirst().digest().substring(0, 16));
            if (!Files.exists(file)) {
                encode(file, new Panning(shots)::bgr);
            }
            return new FilmWork(shots.getFirst().source() + " " + number, file, SECONDS);
        });
    }

    /** Films in which everything moves and changes, each over one photograph of some packages. */
    List<FilmWork> moving(List<Selection> photographs, int from, int count) throws IOException {
        List<Item> items =
                new ArrayList<>(Corpus.packages(packages, photographs, steps).items());
        items.sort(Comparator.comparing(Item::digest).reversed());
        return made(IntStream.range(from, from + count).boxed().toList(), number -> {
            Item photograph = items.get(number % items.size());
            Path file = file("moving-" + number + "-" + photograph.digest().substring(0, 16));
            if (!Files.exists(file)) {
                encode(file, new MovingFilm(Panning.read(photograph.file()), number)::bgr);
            }
            return new FilmWork("moving " + number, file, SECONDS);
        });
    }

    /** Films of our own. */
    List<FilmWork> animations(int from, int count) throws IOException {
        return made(IntStream.range(from, from + count).boxed().toList(), seed -> {
            Path file = file("animation-" + seed);
            if (!Files.exists(file)) {
                Film film = Animation.film(5_000 + seed, WIDTH, HEIGHT, SECONDS, RATE);
                encode(file, frame -> swapped(film.rgb(frame)));
            }
            return new FilmWork("animation " + seed, file, SECONDS);
        });
    }

    /** Some of the longer clips of packages, the longest kind first. */
    List<FilmWork> clips(int from, int most) throws IOException {
        return Corpus.packages(
                        packages,
                        Selection.MIXED.stream()
                                .filter(selection -> selection.debianPackage().equals("lebiniou-data"))
                                .toList(),
                        steps)
                .items()
                .stream()
                .filter(item -> item.seconds() >= SHORTEST_CLIP)
                .sorted(Comparator.comparing((Item item) -> item.seconds() < LONG_CLIP)
                        .thenComparing(Item::digest))
                .skip(from)
                .limit(most)
                .map(item -> new FilmWork(item.source() + " " + item.name(), item.file(), item.seconds()))
                .toList();
    }

    private <A> List<FilmWork> made(List<A> all, Cores.Work<A, FilmWork> maker) throws IOException {
        try (Steps.Step step = steps.begin("making films", all.size())) {
            return Cores.map(all, one -> {
                FilmWork made = maker.apply(one);
                step.done(made.name());
                return made;
            });
        }
    }

    private Path file(String name) {
        return work.resolve(name + ".mp4");
    }

    private static void encode(Path file, Frames frames) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new.mp4");
        List<String> command = List.of(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr24",
                "-s",
                WIDTH + "x" + HEIGHT,
                "-r",
                Integer.toString(RATE),
                "-i",
                "pipe:0",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-crf",
                "20",
                "-pix_fmt",
                "yuv420p",
                fresh.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream out = process.getOutputStream()) {
            for (int frame = 0; frame < SECONDS * RATE; frame++) {
                out.write(frames.bgr(frame));
            }
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg could not make " + file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] swapped(byte[] rgb) {
        for (int i = 0; i < rgb.length; i += 3) {
            byte red = rgb[i];
            rgb[i] = rgb[i + 2];
            rgb[i + 2] = red;
        }
        return rgb;
    }

    /** A camera that moves over one photograph after the other. */
    private static final class Panning {

        private final List<Item> shots;
        private final double[] cuts = new double[SHOTS + 1];
        private final double[][] from = new double[SHOTS][];
        private final double[][] to = new double[SHOTS][];
        private final BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        private int shown = -1;
        private BufferedImage picture = frame;

        Panning(List<Item> shots) {
            this.shots = shots;
            SplittableRandom random = new SplittableRandom(shots.getFirst().number());
            for (int shot = 0; shot < SHOTS; shot++) {
                cuts[shot + 1] = SECONDS * (shot + 1 + (shot + 1 < SHOTS ? random.nextDouble(-0.3, 0.3) : 0)) / SHOTS;
                from[shot] = view(random);
                to[shot] = view(random);
            }
        }

        /** How far the view is moved across and down of what there is to move, and the share of the picture in it. */
        private static double[] view(SplittableRandom random) {
            return new double[] {random.nextDouble(0.2, 0.8), random.nextDouble(0.2, 0.8), random.nextDouble(0.6, 0.95)
            };
        }

        byte[] bgr(int number) throws IOException {
            double seconds = number / (double) RATE;
            int shot = 0;
            while (shot + 1 < SHOTS && cuts[shot + 1] <= seconds) {
                shot++;
            }
            if (shot != shown) {
                shown = shot;
                picture = read(shots.get(shot).file());
            }
            double done = (seconds - cuts[shot]) / (cuts[shot + 1] - cuts[shot]);
            double[] view = new double[3];
            for (int i = 0; i < view.length; i++) {
                view[i] = from[shot][i] + done * (to[shot][i] - from[shot][i]);
            }
            double scale =
                    view[2] * Math.min(picture.getWidth() / (double) WIDTH, picture.getHeight() / (double) HEIGHT);
            AffineTransform look = AffineTransform.getScaleInstance(1 / scale, 1 / scale);
            look.translate(
                    -view[0] * (picture.getWidth() - scale * WIDTH), -view[1] * (picture.getHeight() - scale * HEIGHT));
            Graphics2D graphics = frame.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(picture, look, null);
            graphics.dispose();
            return ((DataBufferByte) frame.getRaster().getDataBuffer()).getData();
        }

        /** About as large as a frame needs it. */
        private static BufferedImage read(Path file) throws IOException {
            Path small = Files.createTempFile("shot", ".png");
            try {
                Tools.run(
                        Path.of("."),
                        List.of(
                                "convert",
                                file + "[0]",
                                "-resize",
                                NEEDED * 16 / 9 + "x" + NEEDED,
                                "-background",
                                "white",
                                "-alpha",
                                "remove",
                                "-type",
                                "TrueColor",
                                small.toString()));
                return ImageIO.read(small.toFile());
            } finally {
                Files.deleteIfExists(small);
            }
        }
    }
}
