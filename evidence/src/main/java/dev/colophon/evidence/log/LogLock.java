package dev.colophon.evidence.log;

import dev.colophon.evidence.log.verify.LogException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to write to a log, one holder at a time among threads and processes. The operating system frees it when the
 * holder dies.
 *
 * <p>POSIX frees a process's lock as soon as it closes <em>any</em> descriptor of the file, so within a process a lock of
 * the folder is taken first and the file is never opened twice.
 */
final class LogLock implements Closeable {

    private static final Duration POLL = Duration.ofMillis(5);
    private static final ConcurrentMap<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final ReentrantLock here;
    private final FileChannel channel;

    private LogLock(ReentrantLock here, FileChannel channel) {
        this.here = here;
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @throws LogException when another holds it for longer than {@code patience}
     */
    static LogLock take(LogFiles files, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Path file = files.lock();
        ReentrantLock here = HERE.computeIfAbsent(realPath(files.folder()), _ -> new ReentrantLock());
        try {
            if (!here.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy(file);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy(file);
        }
        try {
            return new LogLock(here, lockedChannel(file, deadline));
        } catch (IOException e) {
            here.unlock();
            throw DurableFiles.notWritable(file, e);
        } catch (RuntimeException e) {
            here.unlock();
            throw e;
        }
    }

    private static FileChannel lockedChannel(Path file, long deadline) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            while (channel.tryLock() == null) {
                if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                    throw busy(file);
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
            locked = true;
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw DurableFiles.notWritable(folder, e);
        }
    }

    private static LogException busy(Path file) {
        return new LogException(
                LogException.Reason.BUSY,
                "%s: another process is writing to the log; wait for it to end or stop it, then call again"
                        .formatted(file));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // Nothing was written through it, and the descriptor is gone either way.
        } finally {
            here.unlock();
        }
    }
}
