package dev.colophon.crawl.scan;

import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.guard.Guard;
import dev.colophon.page.link.UrlResolver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * A text file with one URL a line, in UTF-8. Blank lines and lines that begin with {@code #} are left out. Where the
 * name ends in {@code .csv} or the first line has commas and is no URL, the first column counts and a heading is
 * allowed. A blank in a URL is escaped, as browsers do.
 *
 * @param lines the URLs in order
 * @param bad lines that hold no URL
 */
public record UrlList(List<Line> lines, List<BadLine> bad) {

    private static final int MOST_LINES = 1_000_000;
    private static final int LONGEST_LINE = 16_384;
    private static final int LOOKED_AT = 30;
    private static final int PIECE = 1 << 12;
    private static final long LARGEST_FILE = 256L << 20;

    /** A URL and the number of its line, from 1. */
    public record Line(int number, String url) {}

    /** A line that was left out, and why. */
    public record BadLine(int number, String reason) {}

    /** Reads the file. */
    public static UrlList read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(file + " is larger than " + BoundedCopy.words(LARGEST_FILE) + "; split it");
        }
        List<Line> lines = new ArrayList<>();
        List<BadLine> bad = new ArrayList<>();
        boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        boolean first = true;
        int number = 0;
        try (BufferedReader reader = lenient(file)) {
            for (String raw = reader.readLine(); raw != null; raw = reader.readLine()) {
                number++;
                String line = (number == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw).strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                boolean heading = first && !isUrl(unquoted(line)) && line.contains(",");
                csv |= heading;
                String url = csv ? firstColumn(line) : line;
                if (lines.size() + bad.size() == MOST_LINES) {
                    bad.add(new BadLine(number, "more than " + MOST_LINES + " lines; the rest is not read"));
                    break;
                }
                if (line.length() > LONGEST_LINE) {
                    bad.add(new BadLine(number, "a line of " + line.length() + " characters"));
                } else if (isUrl(url) && url.length() > UrlResolver.LONGEST) {
                    bad.add(new BadLine(number, UrlResolver.tooLong(url)));
                } else if (isUrl(url)) {
                    lines.add(new Line(number, escaped(url)));
                } else if (!heading && !(csv && first)) {
                    bad.add(new BadLine(number, Guard.printable(url) + " is not an http or https URL"));
                }
                first = false;
            }
        }
        return new UrlList(List.copyOf(lines), List.copyOf(bad));
    }

    /** Whether the first lines that say something are URLs for the most part. */
    static boolean looksLikeOne(Path file) {
        int urls = 0;
        int others = 0;
        try (BufferedReader reader = lenient(file)) {
            for (String line : head(reader).lines().limit(LOOKED_AT).toList()) {
                String text = line.startsWith("\uFEFF") ? line.substring(1).strip() : line.strip();
                boolean url = isUrl(unquoted(text));
                boolean sentence = text.contains(" "); // or a URL with a blank: it tells nothing
                if (url && !sentence) {
                    urls++;
                } else if (!url && !text.isEmpty() && !text.startsWith("#")) {
                    others++;
                }
            }
        } catch (IOException unreadable) {
            return false;
        }
        return urls > 0 && urls >= others;
    }

    /** The lines that are looked at, and little more: of a picture, which has ends of lines all over, the rest need not be decoded. */
    private static String head(BufferedReader reader) throws IOException {
        char[] head = new char[1 << 16];
        int length = 0;
        int ends = 0;
        // An end of two characters counts twice.
        while (ends <= 2 * LOOKED_AT && length < head.length) {
            int read = reader.read(head, length, Math.min(PIECE, head.length - length));
            if (read < 0) {
                break;
            }
            for (int end = length + read; length < end; length++) {
                ends += head[length] == '\n' || head[length] == '\r' ? 1 : 0;
            }
        }
        return new String(head, 0, length);
    }

    private static BufferedReader lenient(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private static boolean isUrl(String text) {
        String lower = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        return (lower.startsWith("http://") || lower.startsWith("https://")) && HttpUrl.parse(text) != null;
    }

    /** As browsers ask for it. */
    static String escaped(String url) {
        return url.replace(" ", "%20");
    }

    private static String unquoted(String line) {
        return line.startsWith("\"") ? line.substring(1) : line;
    }

    private static String firstColumn(String line) {
        if (line.startsWith("\"")) {
            int end = line.indexOf('"', 1);
            return line.substring(1, end < 0 ? line.length() : end).strip();
        }
        int comma = line.indexOf(',');
        return (comma < 0 ? line : line.substring(0, comma)).strip();
    }
}
