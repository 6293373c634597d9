package dev.colophon.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Media made by the same ffmpeg that reads them. */
final class TestMedia {

    static final Ffmpeg FFMPEG = find();

    private TestMedia() {}

    private static Ffmpeg find() {
        try {
            return Ffmpeg.find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs ffmpeg with these arguments and the file as output. */
    static Path make(Path file, String... arguments) throws IOException {
        List<String> all = new java.util.ArrayList<>(List.of("-v", "error", "-y"));
        all.addAll(List.of(arguments));
        all.add(file.toString());
        FFMPEG.run(all, Duration.ofMinutes(1));
        return file;
    }

    static Path sine(Path file, double seconds, String... options) throws IOException {
        return make(
                file,
                join(
                        List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=" + seconds),
                        options));
    }

    static String[] join(List<String> first, String... rest) {
        List<String> all = new java.util.ArrayList<>(first);
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }
}
