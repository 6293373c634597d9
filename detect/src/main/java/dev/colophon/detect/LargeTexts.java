package dev.colophon.detect;

import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Has large texts wait for one another: decoding and folding one takes many times its bytes (see "Text: memory" in the
 * RATIONALE of index). Other files never wait.
 */
final class LargeTexts {

    /** A long novel has 3 MB. */
    static final long LARGE = 8 << 20;

    private final ReentrantLock lock = new ReentrantLock();

    /** Does the work on a file, within which the same may be asked for again. */
    <T> T oneAtATime(Path file, Supplier<T> work) {
        return oneAtATime(isLarge(file), work);
    }

    /** The same of what is known to be large or not. */
    <T> T oneAtATime(boolean large, Supplier<T> work) {
        if (!large) {
            return work.get();
        }
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isLarge(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) > LARGE
                    && TypeSniffer.sniff(file) == FileType.PLAIN_TEXT;
        } catch (IOException | RuntimeException e) {
            return false; // whoever reads it says so
        }
    }
}
