package dev.colophon.media.ffmpeg;

import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.child.TimeLimit;
import dev.colophon.media.tag.TagCharset;
import dev.colophon.media.tag.Tags;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
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
    /** A title of 10 MB was seen; of a line what {@link Tags} can use is kept. */
    private static final int MOST_BYTES = 64 << 20;

    private static final int MOST_OF_A_LINE = 16 << 10;
    private static final int MOST_LINES = 2_000;

    private static final List<String> OF_RIGHTS = List.of("license");

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
            return tags(values(lines(new BufferedInputStream(child.output()))));
        }
    }

    private static Tags tags(Map<String, String> values) {
        return new Tags(
                Tags.first(of(values, "title")),
                several(values, "artist", "author", "performer", "album_artist", "composer"),
                several(values, "tsrc", "isrc"),
                List.of(),
                Tags.first(of(values, "copyright", "tcop", "icop")),
                Tags.first(of(values, "originaldate", "tdor", "date", "tdrc", "date_released", "year", "tyer")),
                rights(values));
    }

    private static Map<String, List<String>> rights(Map<String, String> values) {
        Map<String, List<String>> rights = new LinkedHashMap<>();
        for (String key : OF_RIGHTS) {
            rights.put(key, of(values, key).toList());
        }
        return rights;
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
    private static Map<String, String> values(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.startsWith("[")) {
                break;
            }
            int equals = unescapedEquals(line);
            if (equals > 0 && !line.startsWith(";")) {
                byte[] value = unescaped(line.substring(equals + 1)).getBytes(StandardCharsets.ISO_8859_1);
                values.putIfAbsent(
                        unescaped(line.substring(0, equals)).toLowerCase(Locale.ROOT), TagCharset.text(value));
            }
        }
        return values;
    }

    /** Each byte a character: ffmpeg hands on what ID3v1 and RIFF hold, whatever charset that is. Of long lines the beginning. */
    private static List<String> lines(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean escaped = false;
        for (int c = in.read(); c >= 0 && lines.size() < MOST_LINES; c = in.read()) {
            if (c == '\n' && !escaped) {
                lines.add(line.toString());
                line.setLength(0);
                continue;
            }
            escaped = c == '\\' && !escaped;
            if (line.length() < MOST_OF_A_LINE) {
                line.append((char) c);
            }
        }
        lines.add(line.toString());
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
