package dev.colophon.media;

import java.util.ArrayList;
import java.util.List;

/** For tests of what is said of a file, not of its content. */
public final class TrackSink implements MediaSink {

    final List<Track> tracks = new ArrayList<>();

    @Override
    public void samples(float[] mono, int offset, int length) {}

    @Override
    public void frame(byte[] grey, long micros) {}

    @Override
    public void rendering(int width, int height, byte[] rgb) {}

    @Override
    public void text(String text) {}

    @Override
    public void track(Track track) {
        tracks.add(track);
    }
}
