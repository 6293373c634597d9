package dev.colophon.service.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How many files there are, for the progress line. */
public final class FileCount {

    private FileCount() {}

    /** Regular files at and below the paths; archives count as one. What cannot be listed counts as nothing. */
    public static long of(List<Path> paths) {
        return paths.stream().mapToLong(FileCount::of).sum();
    }

    private static long of(Path path) {
        try (Stream<Path> files = java.nio.file.Files.walk(path)) {
            return files.filter(java.nio.file.Files::isRegularFile).count();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
