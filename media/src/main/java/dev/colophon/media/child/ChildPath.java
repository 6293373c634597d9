package dev.colophon.media.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a child process finds a file. Linux has file names that are not text; Java keeps their bytes in a {@link Path} but
 * loses them in a string, which is all that a child can be told. Such a file gets a symbolic link with a plain name until this
 * is closed.
 *
 * @param path absolute
 * @param folder of the link, when there is one
 */
public record ChildPath(Path path, Optional<Path> folder) implements AutoCloseable {

    private static final String LINK = "file";

    /** The path by which a child is told of a file. */
    public static ChildPath of(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        return isText(absolute) ? new ChildPath(absolute, Optional.empty()) : withoutEnding(absolute);
    }

    /** A path whose name says nothing: some programs believe a name's ending rather than a file's bytes. */
    public static ChildPath withoutEnding(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = Files.createTempDirectory(TemporaryFolders.ofProcess(), "colophon-name-");
        try {
            return new ChildPath(Files.createSymbolicLink(folder.resolve(LINK), absolute), Optional.of(folder));
        } catch (IOException | RuntimeException e) {
            Files.delete(folder);
            throw e;
        }
    }

    /** Whether a name is the same after it was a string. */
    public static boolean isText(Path file) {
        return file.equals(file.getFileSystem().getPath(file.toString()));
    }

    @Override
    public void close() throws IOException {
        if (folder.isPresent()) {
            Files.deleteIfExists(path);
            Files.deleteIfExists(folder.get());
        }
    }
}
