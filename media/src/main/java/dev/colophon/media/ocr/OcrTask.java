package dev.colophon.media.ocr;

import com.benjaminwan.ocrlibrary.OcrEngine;
import com.benjaminwan.ocrlibrary.Point;
import com.benjaminwan.ocrlibrary.TextBlock;
import dev.colophon.media.child.ChildTask;
import dev.colophon.media.child.Parent;
import dev.colophon.media.file.FileType;
import dev.colophon.media.picture.PictureDecoder;
import dev.colophon.media.picture.RgbImage;
import dev.colophon.media.refusal.RefusedException;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is written in a picture: asked with the folder of {@link OcrFiles}, type (empty of a {@link Bitmap}),
 * path, most pixels, most pixels a side. Answers with the text in UTF-8 and whether all of the picture was looked at.
 */
public final class OcrTask implements ChildTask {

    /** Smaller pictures are read as they are; of larger ones rows and columns are left out. */
    private static final int SHORT_SIDE = 2_400;

    /** Rows that are read at a time. */
    private static final int BAND_ROWS = 1_200;

    /** To find lines in, a band is scaled down to so many pixels a side; they are read as they are. */
    private static final int DETECTION_SIDE = 1_600;

    /** After so much time of the processor what is left of a picture is not read. */
    private static final long MOST_NANOS = 20_000_000_000L;

    private static final int PADDING = 50;
    private static final float BOX_SCORE = 0.5f;
    private static final float BOX_PIXEL = 0.3f;
    private static final float UNCLIP = 1.6f;

    /** Mean certainty of a line's letters. */
    private static final double LEAST_CERTAINTY = 0.6;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private @Nullable OcrEngine engine;

    @Override
    public void answer(DataInputStream request, Parent parent) throws IOException {
        Path folder = Path.of(request.readUTF());
        String type = request.readUTF();
        Path file = Path.of(request.readUTF());
        long pixels = request.readLong();
        int side = request.readInt();
        try {
            RgbImage picture = type.isEmpty()
                    ? Bitmap.read(file)
                    : new PictureDecoder(pixels, side, SHORT_SIDE)
                            .decode(file, FileType.valueOf(type))
                            .renderings()
                            .getLast(); // on white, where parts are transparent
            Reading reading = read(engine(folder), picture);
            parent.out().write(DONE);
            parent.out().writeBoolean(reading.whole());
            byte[] text = ReadingOrder.text(reading.lines()).getBytes(StandardCharsets.UTF_8);
            parent.out().writeInt(text.length);
            parent.out().write(text);
        } catch (RefusedException e) {
            parent.refuse(e.why());
        }
    }

    private OcrEngine engine(Path folder) {
        OcrEngine known = engine;
        if (known == null) {
            known = NativeOutput.toStandardError(() -> load(folder));
            engine = known;
        }
        return known;
    }

    @SuppressWarnings("restricted") // the child allows native access
    private static OcrEngine load(Path folder) {
        System.load(folder.resolve(OcrFiles.LIBRARY).toString());
        OcrEngine loaded = new OcrEngine();
        loaded.initLogger(false, false, false);
        loaded.setNumThread(1);
        if (!loaded.initModels(
                folder.toString(),
                OcrFiles.DETECTION,
                OcrFiles.ORIENTATION,
                OcrFiles.RECOGNITION,
                OcrFiles.CHARACTERS)) {
            throw new IllegalStateException("the models in " + folder + " cannot be loaded");
        }
        return loaded;
    }

    private record Reading(List<TextLine> lines, boolean whole) {}

    private static Reading read(OcrEngine engine, RgbImage picture) throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        List<TextLine> lines = new ArrayList<>();
        Path file = Files.createTempFile("band-", ".bmp");
        try {
            for (int top = 0; top < picture.height(); ) {
                int bottom = Bands.end(picture, top, BAND_ROWS);
                Bitmap.write(picture, top, bottom, file);
                int above = top;
                NativeOutput.toStandardError(() -> engine.detect(
                                file.toString(), PADDING, DETECTION_SIDE, BOX_SCORE, BOX_PIXEL, UNCLIP, false, false))
                        .getTextBlocks()
                        .stream()
                        .filter(block -> certainty(block) >= LEAST_CERTAINTY)
                        .forEach(block -> lines.add(line(block, above)));
                top = bottom;
                if (top < picture.height() && THREADS.getCurrentThreadCpuTime() - start > MOST_NANOS) {
                    return new Reading(lines, false);
                }
            }
        } finally {
            Files.delete(file);
        }
        return new Reading(lines, true);
    }

    private static double certainty(TextBlock block) {
        double sum = 0;
        for (float score : block.getCharScores()) {
            sum += score;
        }
        return block.getCharScores().length == 0 ? 0 : sum / block.getCharScores().length;
    }

    private static TextLine line(TextBlock block, int above) {
        List<Point> corners = block.getBoxPoint();
        return new TextLine(
                corners.stream().mapToInt(Point::getX).min().orElse(0),
                above + corners.stream().mapToInt(Point::getY).min().orElse(0),
                corners.stream().mapToInt(Point::getX).max().orElse(0),
                above + corners.stream().mapToInt(Point::getY).max().orElse(0),
                block.getText());
    }
}
