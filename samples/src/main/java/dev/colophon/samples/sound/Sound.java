package dev.colophon.samples.sound;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Samples at {@link #RATE}, nominally -1..1. The array is not copied: treat it as read-only.
 *
 * @param channels 1, or 2 interleaved (left first)
 * @param samples {@code channels * frames} values
 */
public record Sound(int channels, float[] samples) {

    /** Frames a second. */
    public static final int RATE = 44_100;

    private static final int WAV_HEADER_BYTES = 44;

    public Sound {
        if ((channels != 1 && channels != 2) || samples.length % channels != 0) {
            throw new IllegalArgumentException(samples.length + " samples are not " + channels + " channels");
        }
    }

    /** Sample frames: one value for each channel. */
    public int frames() {
        return samples.length / channels;
    }

    public double seconds() {
        return (double) frames() / RATE;
    }

    /** Largest absolute value. */
    public float peak() {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** The mean of the channels. */
    public Sound mono() {
        if (channels == 1) {
            return this;
        }
        float[] mono = new float[frames()];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = 0.5f * (samples[2 * i] + samples[2 * i + 1]);
        }
        return new Sound(1, mono);
    }

    /** The stretch from {@code start} to {@code end} in seconds, cut off where this sound ends. */
    public Sound part(double start, double end) {
        int from = clampFrame(start);
        int to = Math.max(from, clampFrame(end));
        return new Sound(channels, Arrays.copyOfRange(samples, from * channels, to * channels));
    }

    /** The same with every sample multiplied, kept within -1..1. */
    public Sound times(double gain) {
        float[] scaled = new float[samples.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = clip(samples[i] * (float) gain);
        }
        return new Sound(channels, scaled);
    }

    /**
     * This sound with another laid over it from {@code start} seconds on; lasts until the later of both ends. A mono sound
     * is heard on both sides. Sums beyond -1..1 are scaled down as a whole, so that nothing clips.
     */
    public Sound over(Sound other, double start, double gain) {
        int wide = Math.max(channels, other.channels);
        int shift = (int) Math.round(start * RATE);
        if (shift < 0) {
            throw new IllegalArgumentException("the other sound starts at " + start + " s, before this one");
        }
        float[] sum = Arrays.copyOf(widened(wide).samples, Math.max(frames(), shift + other.frames()) * wide);
        float[] added = other.widened(wide).samples;
        float peak = 1;
        for (int i = 0; i < added.length; i++) {
            sum[shift * wide + i] += added[i] * (float) gain;
        }
        for (float sample : sum) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return new Sound(wide, sum).times(1 / peak);
    }

    /** This sound followed by another. */
    public Sound then(Sound other) {
        int wide = Math.max(channels, other.channels);
        float[] first = widened(wide).samples;
        float[] second = other.widened(wide).samples;
        float[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return new Sound(wide, joined);
    }

    /** A WAV file: 44 bytes of header and 16-bit little-endian PCM; values beyond -1..1 are clipped. */
    public byte[] wav() {
        ByteBuffer out =
                ByteBuffer.allocate(WAV_HEADER_BYTES + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(WAV_HEADER_BYTES - 8 + 2 * samples.length).put(ascii("WAVE"));
        out.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels);
        out.putInt(RATE)
                .putInt(RATE * channels * 2)
                .putShort((short) (channels * 2))
                .putShort((short) 16);
        out.put(ascii("data")).putInt(2 * samples.length);
        for (float sample : samples) {
            out.putShort((short) Math.round(clip(sample) * 32767f));
        }
        return out.array();
    }

    /** Writes {@link #wav} to a file. */
    public void writeWav(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(wav());
        }
    }

    private Sound widened(int wide) {
        if (wide == channels) {
            return this;
        }
        float[] both = new float[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            both[2 * i] = samples[i];
            both[2 * i + 1] = samples[i];
        }
        return new Sound(2, both);
    }

    private int clampFrame(double seconds) {
        return Math.clamp(Math.round(seconds * RATE), 0, frames());
    }

    private static float clip(float sample) {
        return Math.clamp(sample, -1f, 1f);
    }

    private static byte[] ascii(String tag) {
        return tag.getBytes(StandardCharsets.US_ASCII);
    }
}
