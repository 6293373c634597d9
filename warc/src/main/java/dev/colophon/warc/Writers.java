package dev.colophon.warc;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One of the writers that share a folder of captures, alive as long as it holds the lock on its own lock file. Whoever
 * joins completes the files of those that died.
 *
 * <p>The lock is not on the files being written: POSIX frees a process's locks on a file as soon as it closes any
 * descriptor of it, and these are read while they are written to. Writers of this process are known by name for the same
 * reason.
 */
final class Writers implements Closeable {

    private static final Set<String> HERE = ConcurrentHashMap.newKeySet();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NAME_BYTES = 6;

    private final String name;
    private final Path lockFile;
    private final FileChannel lock;

    private Writers(String name, Path lockFile, FileChannel lock) {
        this.name = name;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** A new writer in the folder, after what dead ones left was completed. */
    @SuppressWarnings("try") // The lock is for the block.
    static Writers join(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(WarcNames.HELD));
        synchronized (Writers.class) {
            try (FileChannel everybody = FileChannel.open(folder.resolve("folder.lock"), CREATE, WRITE);
                    var alone = everybody.lock()) {
                recover(folder);
                byte[] bytes = new byte[NAME_BYTES];
                RANDOM.nextBytes(bytes);
                String name = HexFormat.of().formatHex(bytes);
                Path file = folder.resolve(WarcNames.lock(name));
                FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE);
                HERE.add(name);
                if (channel.tryLock() == null) {
                    throw new IOException("cannot lock " + file + ": the file system may not know locks");
                }
                return new Writers(name, file, channel);
            }
        }
    }

    String name() {
        return name;
    }

    private static void recover(Path folder) throws IOException {
        for (Path open : files(folder)) {
            String writer = WarcNames.writerOfOpen(open).orElse("");
            if (!writer.isEmpty() && isDead(folder, writer)) {
                complete(folder, open);
            }
        }
        for (Path open : files(folder.resolve(WarcNames.HELD))) {
            String writer = WarcNames.writerOfOpen(open).orElse("");
            if (!writer.isEmpty() && isDead(folder, writer)) {
                // Nobody was told of it: what is held has its final name by then.
                Files.deleteIfExists(open);
            }
        }
        for (Path file : files(folder)) {
            String writer = WarcNames.writerOfLock(file).orElse("");
            if (!writer.isEmpty() && isDead(folder, writer)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static boolean isDead(Path folder, String writer) throws IOException {
        if (HERE.contains(writer)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(folder.resolve(WarcNames.lock(writer)), WRITE)) {
            return channel.tryLock() != null;
        } catch (NoSuchFileException gone) {
            return true;
        }
    }

    /** Cuts a file after its last whole record and gives it its name; one without any goes. */
    private static void complete(Path folder, Path open) throws IOException {
        String name = String.valueOf(open.getFileName());
        try (RandomAccessFile file = new RandomAccessFile(open.toFile(), "rw")) {
            long whole = WholeMembers.length(open);
            if (whole == 0) {
                Files.delete(open);
                return;
            }
            file.setLength(whole);
            file.getFD().sync();
        }
        Disk.rename(folder, name, name.substring(0, name.length() - WarcNames.OPEN.length()));
    }

    /** Leaves the folder; all of this writer's files must have been completed. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(lockFile);
        lock.close();
        HERE.remove(name);
    }
}
