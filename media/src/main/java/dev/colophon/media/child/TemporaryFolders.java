package dev.colophon.media.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Temporary folders that are gone when the program ends, also when it is interrupted. */
public final class TemporaryFolders {

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /** So often is it tried at the end: children that are being killed may still write. */
    private static final int TRIES = 20;

    private static final int MILLIS_BETWEEN = 50;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFolders::deleteAll));
        } catch (IllegalStateException ending) {
            // The program ends already, and has made none.
        }
    }

    private TemporaryFolders() {}

    /** Makes a folder that this user alone can read and whose name begins as given. */
    public static Path create(String prefix) throws IOException {
        Path folder = Files.createTempDirectory(prefix);
        OPEN.add(folder);
        return folder;
    }

    /** Deletes a folder, temporary or not, with all that is in it; one that is gone already, as at the end of a program, is no failure. */
    public static void delete(Path folder) throws IOException {
        try {
            List<Path> inside;
            try (Stream<Path> walk = Files.walk(folder)) {
                inside = walk.sorted(Comparator.reverseOrder()).toList();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            for (Path path : inside) {
                Files.delete(path);
            }
        } catch (NoSuchFileException e) {
            if (Files.exists(folder)) {
                throw e;
            }
        }
        OPEN.remove(folder);
    }

    private static void deleteAll() {
        try {
            OPEN.forEach(TemporaryFolders::tryToDelete);
            for (int i = 0; i < TRIES && !OPEN.isEmpty(); i++) {
                Thread.sleep(MILLIS_BETWEEN);
                OPEN.forEach(TemporaryFolders::tryToDelete);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tryToDelete(Path folder) {
        try {
            delete(folder);
        } catch (IOException stillInUse) {
            // Tried again.
        }
    }
}
