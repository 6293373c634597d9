package dev.colophon.store.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Makes names durable. */
public final class Durable {

    private static final boolean FLUSHES_FOLDERS =
            !System.getProperty("os.name").startsWith("Windows");

    private Durable() {}

    /** After this a crash does not undo what was made or renamed in a folder. */
    public static void flushFolder(@Nullable Path folder) throws IOException {
        if (folder != null && FLUSHES_FOLDERS) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
