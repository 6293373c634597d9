package dev.colophon.service.report.side;

import dev.colophon.media.MediaReader;
import dev.colophon.media.MediaSink;
import dev.colophon.media.Track;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;

/** Decodes a picture in the child processes that decode untrusted files, and keeps it small. */
final class PictureDecoding implements MediaSink {

    private final int longestSide;
    private Optional<BufferedImage> image = Optional.empty();

    private PictureDecoding(int longestSide) {
        this.longestSide = longestSide;
    }

    /** The picture in a file; empty when it holds none that can be decoded. */
    static Optional<BufferedImage> of(Path file, MediaReader media, int longestSide) {
        PictureDecoding sink = new PictureDecoding(longestSide);
        return media.read(file, sink).isEmpty() ? sink.image : Optional.empty();
    }

    @Override
    public void rendering(int width, int height, byte[] rgb) {
        image = Optional.of(ReducedImages.of(width, height, rgb, 3, (double) width / height, longestSide));
    }

    @Override
    public void text(String text) {}

    @Override
    public void samples(float[] mono, int offset, int length) {}

    @Override
    public void frame(byte[] grey, long micros) {}

    @Override
    public void track(Track track) {}
}
