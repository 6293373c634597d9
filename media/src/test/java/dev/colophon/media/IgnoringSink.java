package dev.colophon.media;

/** For tests of the answer alone. */
final class IgnoringSink implements MediaSink {

    @Override
    public void samples(float[] mono, int offset, int length) {}

    @Override
    public void frame(byte[] grey, long micros) {}

    @Override
    public void rendering(int width, int height, byte[] rgb) {}

    @Override
    public void text(String text) {}
}
