package dev.colophon.media.child;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that a process keeps locked while it lives, so that others can tell what it has left behind: the operating system frees the lock
 * when the process ends, however it ends. The file has its name only once it is locked.
 *
 * <p>POSIX frees a process's lock as soon as it closes <em>any</em> descriptor of the file, so a process never opens its own ones again.
 */
public final class LivenessFile implements Closeable {

    /** Those of this process, which keeps each until it is closed: a channel that nobody holds would be closed by the collector. */
    private static final Map<Path, LivenessFile> OWN = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private LivenessFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Makes it.
     *
     * @param file that is not there, in a folder of this user
     */
    public static LivenessFile create(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path coming = absolute.resolveSibling("." + absolute.getFileName() + ".coming");
        FileChannel channel = FileChannel.open(coming, CREATE_NEW, WRITE);
        LivenessFile own = new LivenessFile(absolute, channel);
        OWN.put(absolute, own);
        try {
            if (channel.tryLock() == null) {
                throw new IOException(absolute + " cannot be locked");
            }
            Files.move(coming, absolute, StandardCopyOption.ATOMIC_MOVE);
            return own;
        } catch (IOException | RuntimeException e) {
            channel.close();
            OWN.remove(absolute);
            throw e;
        }
    }

    /** What is done where the process is dead, while no other process can do it. */
    public interface Aftermath {
        void run() throws IOException;
    }

    /**
     * Does something about what a dead process has left behind.
     *
     * @param file that it kept locked
     * @return whether it was done; else the process lives, or there is no such file
     */
    public static boolean ifDead(Path file, Aftermath aftermath) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        if (OWN.containsKey(absolute) || !Files.isRegularFile(absolute, NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(absolute, WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return false;
            }
            aftermath.run();
            return true;
        } catch (NoSuchFileException _) {
            return false; // somebody else was quicker
        }
    }

    /** The process says itself that it has left nothing. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            OWN.remove(file);
        }
    }
}
