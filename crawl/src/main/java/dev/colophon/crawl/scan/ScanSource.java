package dev.colophon.crawl.scan;

import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.guard.Guard;
import dev.colophon.media.walk.FileWalker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** What {@code scan} was given to read. */
public sealed interface ScanSource {

    /** A folder, or a medium or archive on disk. */
    record LocalFiles(Path path) implements ScanSource {}

    /** A source of captures: see {@link ScanItems#open}. */
    sealed interface OfCaptures extends ScanSource {}

    /** A WARC file, gzipped or not, or a WACZ. */
    record WarcFile(Path path) implements OfCaptures {}

    /** A text file with one URL a line. */
    record UrlListFile(Path path) implements OfCaptures {}

    /** One page or medium. */
    record WebUrl(String url) implements OfCaptures {}

    /** Decides by form and content, not by name alone. Opens no connection. */
    static ScanSource of(String argument) throws SourceRefused {
        String text = argument.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http:") || lower.startsWith("https:")) {
            return new WebUrl(UrlList.escaped(text));
        }
        Path path = path(argument);
        if (!Files.exists(path)) {
            if (FileWalker.isTooLong(path)) {
                throw new SourceRefused("the path %s is longer than this system opens; move it up, or shorten names"
                        .formatted(Guard.printable(text)));
            }
            throw new SourceRefused(missing(text, lower));
        }
        if (Files.isDirectory(path)) {
            return new LocalFiles(whole(path));
        }
        if (!Files.isRegularFile(path)) {
            throw new SourceRefused(text + " is neither a file nor a folder; give one of these, or a URL");
        }
        return byContent(whole(path), Guard.printable(text), lower);
    }

    /**
     * The file or folder that a person means: by the very name, or else without the blanks around it.
     *
     * @throws InvalidPathException when it is no name of a file
     */
    static Path named(String argument) {
        Path path = Path.of(argument);
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? path : Path.of(argument.strip());
    }

    /** The one spelling under which it is remembered, from whatever folder it was named. */
    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Path path(String text) throws SourceRefused {
        try {
            return named(text);
        } catch (InvalidPathException e) {
            throw new SourceRefused(Guard.printable(text) + " is no file name; give a file, a folder or a URL");
        }
    }

    private static String missing(String text, String lower) {
        String shown = Guard.printable(text);
        if (lower.matches("[a-z][a-z0-9+.-]*://.*")) {
            return shown + " cannot be scanned: only http and https are read; give such a URL, a file or a folder";
        }
        if (lower.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}(/.*)?")) {
            return "no file " + shown + "; if it is a web address, write https://" + shown;
        }
        return "no file or folder " + shown + "; check the spelling";
    }

    private static ScanSource byContent(Path path, String shown, String lower) throws SourceRefused {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(4);
        } catch (IOException e) {
            throw new SourceRefused(shown + " cannot be read: " + BoundedCopy.describe(e) + "; check its permissions");
        }
        boolean namedWarc = lower.endsWith(".warc") || lower.endsWith(".warc.gz");
        boolean zstd = startsWith(head, 0x28, 0xB5, 0x2F, 0xFD);
        if (lower.endsWith(".warc.zst") || (zstd && namedWarc)) {
            throw new SourceRefused(shown + " is a zstd WARC, which is not read; unpack it first with zstd -d");
        }
        if (lower.endsWith(".wacz") && startsWith(head, 'P', 'K')) {
            return new WarcFile(path);
        }
        if (startsWith(head, 'W', 'A', 'R', 'C') || (startsWith(head, 0x1f, 0x8b) && gzippedWarc(path, namedWarc))) {
            return new WarcFile(path);
        }
        if (namedWarc || lower.endsWith(".wacz")) {
            throw new SourceRefused(
                    shown + " is named like a WARC but does not begin like one; give the original file");
        }
        return UrlList.looksLikeOne(path) ? new UrlListFile(path) : new LocalFiles(path);
    }

    /** A damaged first member is still a WARC when the name says so. */
    private static boolean gzippedWarc(Path path, boolean named) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            return new String(in.readNBytes(5), StandardCharsets.ISO_8859_1).equals("WARC/");
        } catch (IOException damaged) {
            return named;
        }
    }

    private static boolean startsWith(byte[] head, int... start) {
        if (head.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((head[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
