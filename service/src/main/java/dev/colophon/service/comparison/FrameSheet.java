package dev.colophon.service.comparison;

import dev.colophon.index.transform.Span;
import dev.colophon.media.ffmpeg.FfmpegSearch;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.service.report.side.FilmFrames;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Frames of a part of a film, at even distances, on one sheet: decoded and encoded anew. */
public final class FrameSheet {

    /** In a row of the sheet. */
    public static final int COLUMNS = 10;

    private static final int FRAMES_A_SECOND = 4;
    private static final int MOST_FRAMES = 120;

    private FrameSheet() {}

    /** How many frames there are of a part that lasts so long in the work. */
    public static int frames(double seconds) {
        return Math.clamp((long) Math.ceil(seconds * FRAMES_A_SECOND), 1, MOST_FRAMES);
    }

    /**
     * A JPEG with the frames from the left and the top; where a film ends before, the last one stands again. Empty when it cannot be
     * decoded, or the part begins later than is decoded to be shown.
     */
    static Optional<byte[]> of(Path file, Span.Time part, int frames, FfmpegSearch ffmpeg) throws IOException {
        double step = (part.end() - part.start()) / frames;
        List<Double> moments = IntStream.range(0, frames)
                .mapToObj(frame -> part.start() + frame * step)
                .toList();
        List<FilmFrames.Frame> found;
        try {
            found = FilmFrames.of(file, moments, ffmpeg.find());
        } catch (RefusedException e) {
            return Optional.empty();
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(jpeg(sheet(found, frames)));
    }

    private static BufferedImage sheet(List<FilmFrames.Frame> found, int frames) {
        BufferedImage first = found.getFirst().image();
        int rows = (frames + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet =
                new BufferedImage(COLUMNS * first.getWidth(), rows * first.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < frames; i++) {
            BufferedImage frame = found.get(Math.min(i, found.size() - 1)).image();
            graphics.drawImage(
                    frame,
                    i % COLUMNS * first.getWidth(),
                    i / COLUMNS * first.getHeight(),
                    first.getWidth(),
                    first.getHeight(),
                    null);
        }
        graphics.dispose();
        return sheet;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "jpg", bytes)) {
            throw new IOException("this Java writes no JPEG");
        }
        return bytes.toByteArray();
    }
}
