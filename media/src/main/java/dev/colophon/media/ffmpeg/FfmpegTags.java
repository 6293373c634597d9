package dev.colophon.media.ffmpeg;

import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.child.TimeLimit;
import dev.colophon.media.tag.Tags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tags of sound and film: ID3, Vorbis comments, those of MP4, Matroska and RIFF, as ffmpeg names them. ffmpeg writes them as
 * lines {@code key=value} in which {@code =;#\} and line feeds have a backslash in front; those of the file come before
 * {@code [STREAM]} and {@code [CHAPTER]}.
 */
public final class FfmpegTags {

    /** Of the processor. */
    private static final Duration PROCESSOR = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 1 << 20;

    private final Ffmpeg ffmpeg;

    public FfmpegTags(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** The tags of a file; none when it cannot be read. */
    public Tags read(Path file) throws IOException {
        List<String> arguments = FfmpegInput.arguments(file, Duration.ofSeconds(1));
        // Those of Ogg stand in its first stream.
        arguments.addAll(List.of("-map_metadata:g", "0:g", "-map_metadata:g", "0:s:0", "-f", "ffmetadata", "pipe:1"));
        var limits = new ChildProcess.Limits(TimeLimit.decoding(PROCESSOR), MOST_BYTES, 0, 0);
        try (ChildProcess child = ffmpeg.start(arguments, limits, _ -> {})) {
            String text = new String(child.output().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            child.await();
            return tags(values(text));
        }
    }

    private static Tags tags(Map<String, String> values) {
        return new Tags(
                Tags.first(of(values, "title")),
                several(values, "artist", "author", "performer", "album_artist", "composer"),
                several(values, "tsrc", "isrc"),
                List.of(),
                Tags.first(of(values, "copyright", "tcop", "icop")),
                Tags.first(of(values, "originaldate", "tdor", "date", "tdrc", "date_released", "year", "tyer")));
    }

    private static Stream<String> of(Map<String, String> values, String... keys) {
        return Arrays.stream(keys).filter(values::containsKey).map(values::get);
    }

    /** Of the first key that says something: a composer is told where no artist is. */
    private static List<String> several(Map<String, String> values, String... keys) {
        return Tags.first(of(values, keys))
                .map(text -> List.of(text.split("[;\0]")))
                .orElse(List.of());
    }

    /** By key in lower case. */
    static Map<String, String> values(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines(text)) {
            if (line.startsWith("[")) {
                break;
            }
            int equals = unescapedEquals(line);
            if (equals > 0 && !line.startsWith(";")) {
                values.putIfAbsent(
                        unescaped(line.substring(0, equals)).toLowerCase(Locale.ROOT),
                        unescaped(line.substring(equals + 1)));
            }
        }
        return values;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '\n') {
                lines.add(text.substring(start, i));
                start = i + 1;
            }
        }
        return lines;
    }

    private static int unescapedEquals(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '=') {
                return i;
            }
        }
        return -1;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }
}
