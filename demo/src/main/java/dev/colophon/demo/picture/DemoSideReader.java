package dev.colophon.demo.picture;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.media.document.TextExtractor;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.media.refusal.MediaLimits;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;

/** Reads both sides of a match from files that the demo made. */
public final class DemoSideReader {

    private static final Duration DECODING = Duration.ofMinutes(1);
    private static final int HERTZ = 8_000;
    private static final int STRETCHES = 46;
    private static final int FRAMES_A_SECOND = 5;
    /** Twice the longer side of a picture as it is drawn. */
    private static final int PIXELS = 272;

    private static final int CHARACTERS_BEFORE = 18;
    /** More than fits a drawing, because those without width are left out. */
    private static final int CHARACTERS = 400;

    private final Ffmpeg ffmpeg;
    private final Path folder;

    /**
     * Reads with this ffmpeg.
     *
     * @param folder for what has to be written meanwhile
     */
    public DemoSideReader(Ffmpeg ffmpeg, Path folder) throws IOException {
        this.ffmpeg = ffmpeg;
        this.folder = Files.createDirectories(folder);
    }

    /** The registered file; a film may match by its sound alone. */
    public DemoSide work(Path file, Medium kind, Match match) throws IOException {
        return side(file, match, kind == Medium.VIDEO, Segment::inReference);
    }

    /** The found file. */
    public DemoSide copy(Path file, Medium kind, Match match) throws IOException {
        return side(file, match, kind == Medium.VIDEO, Segment::inCopy);
    }

    private DemoSide side(Path file, Match match, boolean isFilm, Function<Segment, Span> side) throws IOException {
        List<Span> spans = match.segments().stream().map(side).toList();
        return switch (spans.getFirst()) {
            case Span.Time first when isFilm -> film(file, match.medium(), first, spans);
            case Span.Time _ -> {
                ShortBuffer samples = samples(file);
                yield new DemoSide(waveform(samples), parts(spans, (double) samples.limit() / HERTZ));
            }
            case Span.Characters first -> {
                String text = new TextExtractor(MediaLimits.DEFAULT)
                        .extract(file)
                        .orElseThrow(() -> new IOException(file + " holds no text"))
                        .text();
                yield new DemoSide(passage(text, first), parts(spans, text.length()));
            }
            case Span.Quad first ->
                new DemoSide(new DemoSide.Picture(small(ImageIO.read(file.toFile())), outline(first)), parts(spans, 1));
        };
    }

    private static List<DemoSide.Part> parts(List<Span> spans, double length) {
        return spans.stream()
                .map(span -> switch (span) {
                    case Span.Time(double start, double end) -> part(start, end, length);
                    case Span.Characters(int start, int end) -> part(start, end, length);
                    case Span.Quad quad -> across(quad);
                })
                .toList();
    }

    private static DemoSide.Part part(double start, double end, double length) {
        return new DemoSide.Part(Math.min(1, start / length), Math.min(1, end / length));
    }

    /** From the left of the work's part to its right, which lies leftwards in a mirrored copy; upright after turning. */
    private static DemoSide.Part across(Span.Quad quad) {
        double left = quad.corners().getFirst().x();
        double right = quad.corners().get(1).x();
        if (Math.abs(left - right) > 0.01) {
            return new DemoSide.Part(left, right);
        }
        var across = quad.corners().stream().mapToDouble(Span.Point::x).summaryStatistics();
        return new DemoSide.Part(across.getMin(), across.getMax());
    }

    private DemoSide film(Path file, Medium matching, Span.Time first, List<Span> spans) throws IOException {
        Path frame = folder.resolve("frame.png");
        ffmpeg.run(
                List.of(
                        "-y",
                        "-ss",
                        String.format(Locale.ROOT, "%.2f", (first.start() + first.end()) / 2),
                        "-i",
                        file.toString(),
                        "-frames:v",
                        "1",
                        frame.toString()),
                DECODING);
        Optional<DemoSide.Waveform> sound =
                matching == Medium.AUDIO ? Optional.of(waveform(samples(file))) : Optional.empty();
        return new DemoSide(
                new DemoSide.Film(small(ImageIO.read(frame.toFile())), sound), parts(spans, filmSeconds(file)));
    }

    /** Counted on frames of one pixel. */
    private double filmSeconds(Path file) throws IOException {
        byte[] frames = decoded(
                file,
                "-map",
                "0:v:0",
                "-vf",
                "fps=%d,scale=1:1".formatted(FRAMES_A_SECOND),
                "-pix_fmt",
                "gray",
                "-f",
                "rawvideo");
        return (double) frames.length / FRAMES_A_SECOND;
    }

    private ShortBuffer samples(Path file) throws IOException {
        byte[] bytes = decoded(file, "-map", "0:a:0", "-ac", "1", "-ar", "" + HERTZ, "-f", "s16le");
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    private byte[] decoded(Path file, String... form) throws IOException {
        Path raw = folder.resolve("decoded.raw");
        List<String> command = new ArrayList<>(List.of("-y", "-i", file.toString()));
        command.addAll(List.of(form));
        command.add(raw.toString());
        ffmpeg.run(command, DECODING);
        return Files.readAllBytes(raw);
    }

    private static DemoSide.Waveform waveform(ShortBuffer samples) {
        double[] energy = new double[STRETCHES];
        for (int i = 0; i < samples.limit(); i++) {
            energy[(int) ((long) i * STRETCHES / samples.limit())] += (double) samples.get(i) * samples.get(i);
        }
        double loudest = Arrays.stream(energy).max().orElse(0);
        return new DemoSide.Waveform(Arrays.stream(energy)
                .map(stretch -> loudest > 0 ? Math.sqrt(stretch / loudest) : 0)
                .boxed()
                .toList());
    }

    private static BufferedImage small(BufferedImage image) {
        double scale = (double) PIXELS / Math.max(image.getWidth(), image.getHeight());
        int width = (int) Math.round(scale * image.getWidth());
        int height = (int) Math.round(scale * image.getHeight());
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return small;
    }

    private static Optional<double[]> outline(Span.Quad quad) {
        boolean isWhole = quad.corners().stream()
                .flatMapToDouble(corner -> DoubleStream.of(corner.x(), corner.y()))
                .allMatch(at -> Math.abs(at - Math.rint(at)) < 0.015);
        return isWhole
                ? Optional.empty()
                : Optional.of(quad.corners().stream()
                        .flatMapToDouble(corner -> DoubleStream.of(corner.x(), corner.y()))
                        .toArray());
    }

    private static DemoSide.Passage passage(String text, Span.Characters first) {
        return new DemoSide.Passage(
                visible(text.substring(Math.max(0, first.start() - CHARACTERS_BEFORE), first.start())),
                visible(text.substring(first.start(), Math.min(first.end(), first.start() + CHARACTERS))));
    }

    /** Without the characters that have no width, with every run of white space as one space. */
    private static String visible(String text) {
        return text.replaceAll("\\p{Cf}", "").replaceAll("\\s+", " ");
    }
}
