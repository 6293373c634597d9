package dev.colophon.media.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers that a program was run and works, as long as its path, size and time stay the same: a small file of lines (path,
 * size, time in milliseconds, version, library folders) in the cache folder. A record that cannot be read or written only
 * means that the program is run again.
 */
record CheckedFfmpeg(Path file, Path program, long bytes, long millis) {

    private static final int FACTS = 4;

    /**
     * The record of a program as it is now.
     *
     * @throws IOException when the program is not there
     */
    static CheckedFfmpeg of(Path cache, Path program) throws IOException {
        BasicFileAttributes facts;
        try {
            facts = Files.readAttributes(program, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw new IOException("is not there", e);
        }
        String name = "ffmpeg-%08x.checked".formatted(program.toString().hashCode());
        return new CheckedFfmpeg(
                cache.resolve(name),
                program,
                facts.size(),
                facts.lastModifiedTime().toMillis());
    }

    /** The program, if it was run before and has not changed since. */
    Optional<Ffmpeg> read(Ffmpeg.Origin origin) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < FACTS || !lines.subList(0, FACTS - 1).equals(key())) {
                return Optional.empty();
            }
            List<Path> libraries =
                    lines.subList(FACTS, lines.size()).stream().map(Path::of).toList();
            return Optional.of(new Ffmpeg(program, libraries, origin, lines.get(FACTS - 1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps that it works; other processes see all of it or nothing. */
    void write(Ffmpeg ffmpeg) {
        List<String> lines = new ArrayList<>(key());
        lines.add(ffmpeg.version());
        ffmpeg.libraries().forEach(folder -> lines.add(folder.toString()));
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "checking-", null);
            try {
                Files.write(fresh, lines, StandardCharsets.UTF_8);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            // Then the next start runs it again.
        }
    }

    private List<String> key() {
        return List.of(program.toString(), Long.toString(bytes), Long.toString(millis));
    }
}
