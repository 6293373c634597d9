package dev.colophon.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What can be told of a database file before SQLite opens it. SQLite takes a file without bytes for a new database, and notices a
 * missing end only when it comes to it: both would read as "nothing is registered".
 */
final class SqliteFile {

    /** Where the header has the size of a page, 1 for 65,536; see "The Database Header" of SQLite's file format. */
    private static final int PAGE_SIZE = 16;

    private static final int CHANGES = 24;
    private static final int PAGES = 28;
    /** The value of {@link #CHANGES} for which {@link #PAGES} is right. */
    private static final int VALID_FOR = 92;

    private static final int HEADER = 100;

    private static final Duration YOUNG = Duration.ofMinutes(1);

    private SqliteFile() {}

    /**
     * How the file stands.
     *
     * @param journal whether changes wait beside it to be written into it
     */
    record Stamp(long bytes, Instant modified, boolean journal) {}

    /** @throws StoreException when it cannot be looked at */
    static Stamp stamp(Path file) {
        try {
            Path log = log(file);
            return new Stamp(
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant(),
                    Files.exists(log) && Files.size(log) > 0);
        } catch (IOException e) {
            throw StoreException.notReadable(file, e);
        }
    }

    /** Whether something of a database that is gone still lies there. */
    static boolean hasJournal(Path file) {
        return Stream.of("-wal", "-shm", "-journal")
                .anyMatch(end -> Files.exists(file.resolveSibling(file.getFileName() + end)));
    }

    private static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    /**
     * Checks a file that may be there or not.
     *
     * @throws StoreException when it has no bytes and nobody is making it, or is shorter than it says and nothing waits to be
     *     written into it
     */
    static void check(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER));
            long size = Files.size(file);
            if (size == 0 && !isBeingMade(file)) {
                throw StoreException.empty(file);
            }
            Path log = log(file);
            if (header.limit() == HEADER
                    && header.getInt(CHANGES) == header.getInt(VALID_FOR)
                    && size < pages(header) * pageBytes(header)
                    && (!Files.exists(log) || Files.size(log) == 0)) {
                throw StoreException.cut(file);
            }
        } catch (IOException e) {
            throw StoreException.notReadable(file, e);
        }
    }

    /** Whether another process may be making it at this moment: it is young, and nothing else is in its home. */
    private static boolean isBeingMade(Path file) throws IOException {
        String name = file.getFileName().toString();
        Instant made = Files.getLastModifiedTime(file).toInstant();
        try (Stream<Path> home = Files.list(file.resolveSibling("."))) {
            return made.isAfter(Instant.now().minus(YOUNG))
                    && home.map(path -> path.getFileName().toString())
                            .allMatch(other ->
                                    other.startsWith(name) || other.endsWith(".lock") || other.endsWith(".toml"));
        }
    }

    private static long pages(ByteBuffer header) {
        return Integer.toUnsignedLong(header.getInt(PAGES));
    }

    private static int pageBytes(ByteBuffer header) {
        int size = Short.toUnsignedInt(header.getShort(PAGE_SIZE));
        return size == 1 ? 1 << 16 : size;
    }
}
