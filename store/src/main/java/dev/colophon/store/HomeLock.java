package dev.colophon.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * An exclusive lock between processes. The file's text says who holds it; the lock itself is one byte far behind the text,
 * so that the text can be read by others where locks are mandatory too (Windows). The operating system frees it when the
 * process ends, so no stale lock has ever to be removed by hand.
 *
 * <p>POSIX frees a process's lock as soon as it closes <em>any</em> descriptor of the file, so within a process the map of
 * holders is asked first and the file is not opened twice.
 */
public final class HomeLock implements Closeable {

    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LONGEST_TEXT = 400;
    private static final ConcurrentMap<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private HomeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static HomeLock take(Path file, String command, Duration patience, Consumer<String> waiting) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (true) {
            Optional<HomeLock> taken = tryTake(file, command);
            if (taken.isPresent()) {
                return taken.get();
            }
            String holder = holder(file);
            if (System.nanoTime() - deadline >= 0) {
                throw new StoreException(
                        StoreException.Reason.BUSY,
                        "cannot run `%s` now: %s is writing to %s; wait for it to end or stop it"
                                .formatted(command, holder, file.getParent()));
            }
            if (!told) {
                waiting.accept("waiting for " + holder);
                told = true;
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new StoreException(
                        StoreException.Reason.BUSY, "interrupted while waiting for %s".formatted(holder));
            }
        }
    }

    private static Optional<HomeLock> tryTake(Path file, String command) {
        String self = "`%s` (process %d, since %s)"
                .formatted(
                        command,
                        ProcessHandle.current().pid(),
                        LocalTime.now(ZoneId.systemDefault())
                                .truncatedTo(ChronoUnit.MINUTES)
                                .format(DateTimeFormatter.ofPattern("HH:mm")));
        if (HELD_HERE.putIfAbsent(file, self) != null) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
            try {
                if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                    return Optional.empty();
                }
                channel.truncate(0).write(ByteBuffer.wrap(self.getBytes(UTF_8)), 0);
                taken = true;
                return Optional.of(new HomeLock(file, channel));
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw StoreException.notWritable(file, e);
        } finally {
            if (!taken) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static String holder(Path file) {
        String here = HELD_HERE.get(file);
        if (here != null) {
            return here;
        }
        try {
            String text = Files.readString(file);
            return text.isBlank() || text.length() > LONGEST_TEXT ? "another process" : text;
        } catch (IOException _) {
            return "another process";
        }
    }

    /** Frees the lock. */
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw StoreException.notWritable(file, e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
