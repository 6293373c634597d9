package dev.colophon.service.comparison;

import dev.colophon.index.transform.Span;
import dev.colophon.media.MediaReader;
import dev.colophon.media.MediaSink;
import dev.colophon.media.Track;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The longest matched part of a sound, as it is compared: mono, 16 bits a sample. Decoding ends with it. */
final class SoundClip implements MediaSink {

    /** Of longer parts the beginning can be heard. */
    private static final double LONGEST_SECONDS = 60;

    private static final int HEADER = 44;
    private static final int FORMAT_BYTES = 16;
    private static final int BYTES_PER_SAMPLE = 2;

    /** All that was wanted is there. */
    private static final class Done extends RuntimeException {

        private static final long serialVersionUID = 1;

        Done() {
            super("the last sample that was wanted", null, false, false);
        }
    }

    private final long first;
    private final short[] samples;
    private long position;
    private int taken;

    private SoundClip(double start, double end) {
        this.first = Math.round(start * SAMPLE_RATE);
        this.samples = new short[(int) Math.ceil(Math.min(LONGEST_SECONDS, end - start) * SAMPLE_RATE)];
    }

    /** A WAV file; empty when there is no such part, or it cannot be decoded. */
    static Optional<byte[]> of(Path file, List<Span> matched, MediaReader media) {
        return matched.stream()
                .filter(Span.Time.class::isInstance)
                .map(Span.Time.class::cast)
                .max(Comparator.comparingDouble(part -> part.end() - part.start()))
                .flatMap(part -> {
                    SoundClip clip = new SoundClip(part.start(), part.end());
                    media.read(file, clip); // which fails when the clip has all that it wants: what came counts
                    return clip.taken == 0 ? Optional.empty() : Optional.of(clip.wave());
                });
    }

    @Override
    public void samples(float[] mono, int offset, int length) {
        for (int i = 0; i < length; i++, position++) {
            if (position >= first) {
                if (taken == samples.length) {
                    throw new Done();
                }
                samples[taken++] = (short) Math.round(Math.clamp(mono[offset + i], -1f, 1f) * Short.MAX_VALUE);
            }
        }
    }

    /** RIFF WAVE with PCM samples. */
    private byte[] wave() {
        int bytes = taken * BYTES_PER_SAMPLE;
        ByteBuffer wave = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wave.put(ascii("RIFF"))
                .putInt(HEADER - 8 + bytes)
                .put(ascii("WAVEfmt "))
                .putInt(FORMAT_BYTES);
        wave.putShort((short) 1).putShort((short) 1); // PCM, one channel
        wave.putInt(SAMPLE_RATE).putInt(SAMPLE_RATE * BYTES_PER_SAMPLE);
        wave.putShort((short) BYTES_PER_SAMPLE).putShort((short) (8 * BYTES_PER_SAMPLE));
        wave.put(ascii("data")).putInt(bytes);
        for (int i = 0; i < taken; i++) {
            wave.putShort(samples[i]);
        }
        return wave.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void rendering(int width, int height, byte[] rgb) {}

    @Override
    public void text(String text) {}

    /** All of the sound came before. */
    @Override
    public void frame(byte[] grey, long micros) {
        throw new Done();
    }

    @Override
    public void track(Track track) {}
}
