package dev.colophon.media.walk;

import dev.colophon.media.refusal.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@link FileWalker} comes across. */
public sealed interface WalkedFile {

    /** Where it is, for people and records: a path, with {@code !/} before names inside archives. */
    String place();

    /**
     * A file that can be read.
     *
     * @param path its bytes on disk
     * @param temporary whether they were unpacked for this purpose; {@link #close} then deletes them
     */
    record Found(String place, Path path, boolean temporary) implements WalkedFile, AutoCloseable {

        @Override
        public void close() throws IOException {
            if (temporary) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Something that is not read, and why. */
    record Refused(String place, Unreadable why) implements WalkedFile {}
}
