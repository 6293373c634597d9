package dev.colophon.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Media made by the same ffmpeg that reads them. */
public final class TestMedia {

    public static final Ffmpeg FFMPEG = find();

    private TestMedia() {}

    private static Ffmpeg find() {
        try {
            return Ffmpeg.find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs ffmpeg with these arguments and the file as output. */
    public static Path make(Path file, String... arguments) throws IOException {
        List<String> all = new java.util.ArrayList<>(List.of("-v", "error", "-y"));
        all.addAll(List.of(arguments));
        all.add(file.toString());
        FFMPEG.run(all, Duration.ofMinutes(1));
        return file;
    }

    public static Path sine(Path file, double seconds, String... options) throws IOException {
        return make(
                file,
                join(
                        List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=" + seconds),
                        options));
    }

    public static String[] join(List<String> first, String... rest) {
        List<String> all = new java.util.ArrayList<>(first);
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }

    /** 8-bit mono: a sample is a byte. */
    public static void wavHeader(Path file, int hertz, long dataBytes) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (36 + dataBytes));
        header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        header.putShort((short) 1)
                .putShort((short) 1)
                .putInt(hertz)
                .putInt(hertz)
                .putShort((short) 1)
                .putShort((short) 8);
        header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) dataBytes);
        Files.write(file, header.array());
    }
}
