package dev.colophon.warc;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the files in a folder of captures. */
final class WarcNames {

    static final String OPEN = ".open";
    static final String HELD = "held";

    private static final Pattern NAME =
            Pattern.compile("(?:held/)?colophon-[0-9]{8}T[0-9]{6}Z-([0-9a-f]{12})-[0-9]{5,9}\\.warc\\.gz");
    private static final Pattern LOCK = Pattern.compile("colophon-([0-9a-f]{12})\\.lock");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private WarcNames() {}

    static String file(Instant now, String writer, int serial) {
        return "colophon-%s-%s-%05d.warc.gz".formatted(TIME.format(now), writer, serial);
    }

    static String lock(String writer) {
        return "colophon-" + writer + ".lock";
    }

    /** Who writes to the open file; empty for any other file. */
    static Optional<String> writerOfOpen(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(OPEN) ? group(NAME, name.substring(0, name.length() - OPEN.length())) : Optional.empty();
    }

    /** Who wrote the file of a span. */
    static Optional<String> writer(String file) {
        return group(NAME, file);
    }

    /** Whose lock file it is; empty for any other file. */
    static Optional<String> writerOfLock(Path file) {
        return group(LOCK, String.valueOf(file.getFileName()));
    }

    /** Whether a span's file is that of a held exchange. */
    static boolean isHeld(String file) {
        return file.startsWith(HELD + "/") && NAME.matcher(file).matches();
    }

    private static Optional<String> group(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The file of that name, whether it is still written to or not. */
    static Path resolve(Path folder, String file) throws NoSuchFileException {
        if (!NAME.matcher(file).matches()) {
            throw new IllegalArgumentException("no name of a file of captures: " + file);
        }
        Path done = folder.resolve(file);
        Path open = folder.resolve(file + OPEN);
        // It may be renamed between two looks, from open to done only.
        for (Path candidate : List.of(done, open, done)) {
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        throw new NoSuchFileException(done.toString(), null, "no such file of captures, open or closed");
    }
}
