package dev.colophon.service.report.side;

import dev.colophon.media.child.ChildPath;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.media.ffmpeg.FilmDecoder;
import dev.colophon.media.ffmpeg.FrameSink;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.RefusedException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some frames of a film, in grey as it is decoded to be compared; decoding ends with the last of them. */
public final class FilmFrames implements FrameSink {

    /** Later moments are not shown: a film is decoded from its start. */
    static final double LATEST_SECONDS = 300;

    private static final double MICROS = 1e6;

    /** Pixels of the longer side; they are decoded no larger. */
    private static final int LONGEST_SIDE = 320;

    /** A frame, and when it is shown. */
    public record Frame(double seconds, BufferedImage image) {}

    /** All that was wanted is there. */
    private static final class Done extends RuntimeException {

        private static final long serialVersionUID = 1;

        Done() {
            super("the last frame that was wanted", null, false, false);
        }
    }

    private final List<Double> moments;
    private final List<Frame> frames = new ArrayList<>();
    private double now;

    private FilmFrames(List<Double> moments) {
        this.moments = List.copyOf(moments);
    }

    /**
     * The first frame at each moment or after it; fewer when the film ends before.
     *
     * @param moments in seconds, in order
     * @throws RefusedException when it cannot be decoded
     */
    public static List<Frame> of(Path file, List<Double> moments, Ffmpeg ffmpeg) throws IOException, RefusedException {
        FilmFrames sink = new FilmFrames(moments);
        try (ChildPath plain = ChildPath.of(file)) {
            FileType type = TypeSniffer.sniff(plain.path());
            new FilmDecoder(ffmpeg, MediaLimits.DEFAULT).decode(plain.path(), type, sink);
        } catch (Done _) {
            return sink.frames;
        }
        return sink.frames;
    }

    @Override
    public void frame(byte[] grey, long micros) {
        now = micros / MICROS;
    }

    @Override
    public boolean wantsDetail() {
        return now >= moments.get(frames.size());
    }

    @Override
    public void detail(byte[] grey, double aspect) {
        frames.add(new Frame(now, ReducedImages.of(DETAIL_SIDE, DETAIL_SIDE, grey, 1, aspect, LONGEST_SIDE)));
        if (frames.size() == moments.size()) {
            throw new Done();
        }
    }
}
