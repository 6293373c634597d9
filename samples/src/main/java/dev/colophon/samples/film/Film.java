package dev.colophon.samples.film;

import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A film whose frames are drawn when they are asked for, in any order, with its own sound. Keeps the scenery of the shot
 * that was drawn last. Not thread-safe.
 */
public final class Film {

    private final int width;
    private final int height;
    private final int fps;
    private final int frames;
    private final List<Shot> shots;
    private final long musicSeed;

    Film(int width, int height, int fps, int frames, List<Shot> shots, long musicSeed) {
        this.width = width;
        this.height = height;
        this.fps = fps;
        this.frames = frames;
        this.shots = List.copyOf(shots);
        this.musicSeed = musicSeed;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Frames a second. */
    public int fps() {
        return fps;
    }

    /** Number of frames. */
    public int frames() {
        return frames;
    }

    public double seconds() {
        return (double) frames / fps;
    }

    /** Number of shots, between which the film cuts. */
    public int shots() {
        return shots.size();
    }

    /** The sound of the film, as long as its picture; composed anew at every call. */
    public Sound sound() {
        return Music.piece(musicSeed, seconds());
    }

    /** Draws a frame, {@code TYPE_INT_RGB}; {@code index} is 0 .. {@link #frames} - 1. */
    public BufferedImage frame(int index) {
        if (index < 0 || index >= frames) {
            throw new IllegalArgumentException("this film has frames 0 to " + (frames - 1) + ", not " + index);
        }
        int number = 0;
        while (number + 1 < shots.size() && shots.get(number + 1).firstFrame() <= index) {
            number++;
        }
        Shot shot = shots.get(number);
        for (Shot other : shots) {
            if (other != shot) {
                other.forget();
            }
        }
        return shot.draw(width, height, index, fps).image();
    }

    /** A frame as {@code 3 * width * height} bytes: red, green, blue, rows from the top. */
    public byte[] rgb(int index) {
        int[] pixels = ((DataBufferInt) frame(index).getRaster().getDataBuffer()).getData();
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return rgb;
    }

    /** Writes all frames one after the other as {@link #rgb}: ffmpeg's {@code -f rawvideo -pix_fmt rgb24}. */
    public void writeRgb24(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < frames; i++) {
                out.write(rgb(i));
            }
        }
    }

    /**
     * Writes a YUV4MPEG2 file, which carries size and rate itself: 4:4:4 planes, BT.601 luma and chroma of limited range, as
     * players expect of such files.
     */
    public void writeY4m(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(ascii("YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C444\n".formatted(width, height, fps)));
            for (int i = 0; i < frames; i++) {
                out.write(ascii("FRAME\n"));
                out.write(planes(rgb(i)));
            }
        }
    }

    private static byte[] planes(byte[] rgb) {
        int n = rgb.length / 3;
        byte[] planes = new byte[rgb.length];
        for (int i = 0; i < n; i++) {
            int r = rgb[3 * i] & 255;
            int g = rgb[3 * i + 1] & 255;
            int b = rgb[3 * i + 2] & 255;
            planes[i] = (byte) (16 + ((66 * r + 129 * g + 25 * b + 128) >> 8));
            planes[n + i] = (byte) (128 + ((-38 * r - 74 * g + 112 * b + 128) >> 8));
            planes[2 * n + i] = (byte) (128 + ((112 * r - 94 * g - 18 * b + 128) >> 8));
        }
        return planes;
    }

    private static byte[] ascii(String line) {
        return line.getBytes(StandardCharsets.US_ASCII);
    }
}
