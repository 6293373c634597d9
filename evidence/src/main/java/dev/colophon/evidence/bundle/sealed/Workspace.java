package dev.colophon.evidence.bundle.sealed;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.verify.container.BundleName;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder {@code .S.tmp} in which files of the bundle {@code S} are made before they are moved beside the others, all
 * of them or none. It is there from before the first file is moved until the container is in its place, so whoever finds it
 * without a living owner knows what an interruption left: without a container, every file of that bundle.
 *
 * <p>Lock order: the class's monitor, the lock of the folder, the lock of a workspace. The monitor is there because POSIX
 * frees a process's lock when it closes any descriptor of the file.
 */
public final class Workspace implements Closeable {

    private static final String LOCK = ".lock";
    private static final String SUFFIX = ".tmp";

    /** Of this process. Guarded by the class. */
    private static final Set<Path> LIVING = new HashSet<>();

    private final Path folder;
    private final BundleName name;
    private final Path place;
    private final FileChannel lock;
    private final Consumer<String> before;
    private final List<Path> moved = new ArrayList<>();

    private Workspace(Path folder, BundleName name, Path place, FileChannel lock, Consumer<String> before) {
        this.folder = folder;
        this.name = name;
        this.place = place;
        this.lock = lock;
        this.before = before;
    }

    /**
     * Removes what was interrupted, of any bundle, and begins to work on this one.
     *
     * @param folder of the bundles; made where it is missing
     * @param before is told each step ahead of it
     * @throws EvidenceException when another is working on it, or the folder cannot be written
     */
    public static Workspace open(Path folder, BundleName name, Consumer<String> before) {
        try {
            Path real = Files.createDirectories(folder).toRealPath();
            synchronized (Workspace.class) {
                try (FileChannel channel = FileChannel.open(
                                real.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock _ = channel.lock()) {
                    removeInterrupted(real);
                    return begin(real, name, before);
                }
            }
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static Workspace begin(Path folder, BundleName name, Consumer<String> before) throws IOException {
        Path place = folder.resolve(name.workspace());
        if (Files.exists(place)) {
            throw new EvidenceException(
                    Reason.TAKEN, place + ": the bundle is being worked on; wait for it to end, then call again");
        }
        Files.createDirectory(place);
        FileChannel lock =
                FileChannel.open(place.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IllegalStateException("a file that was just made is locked");
        }
        LIVING.add(place);
        return new Workspace(folder, name, place, lock, before);
    }

    private static void removeInterrupted(Path folder) throws IOException {
        List<Path> places;
        try (Stream<Path> all = Files.list(folder)) {
            // By their names alone: the folder may hold a million files, of which none is looked at.
            places = all.filter(Workspace::isPlace).toList();
        }
        for (Path place : places) {
            if (isAlive(place)) {
                continue;
            }
            String file = place.getFileName().toString();
            String stem = file.substring(1, file.length() - SUFFIX.length());
            if (!Files.exists(folder.resolve(stem + ".wacz"))) {
                for (Path part : parts(folder, stem)) {
                    delete(part);
                }
            }
            delete(place);
        }
    }

    private static boolean isPlace(Path path) {
        String file = path.getFileName().toString();
        return file.startsWith(".") && file.endsWith(SUFFIX);
    }

    private static boolean isAlive(Path place) throws IOException {
        if (LIVING.contains(place)) {
            return true;
        }
        Path file = place.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException _) {
            return true;
        }
    }

    /** The files of a bundle. */
    private static List<Path> parts(Path folder, String stem) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(stem + "."))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.delete(one);
        }
    }

    /** Where a file of the bundle is made. */
    public Path file(String part) {
        return place.resolve(part);
    }

    /** Where a file of the bundle will be, or is. */
    public Path beside(String part) {
        return folder.resolve(part);
    }

    /** Writes a file, durable. */
    public void write(String part, byte[] bytes) throws IOException {
        before.accept("write " + part);
        Path file = file(part);
        Path parent = file.getParent();
        if (parent != null && !parent.equals(place)) {
            Files.createDirectories(parent);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        if (parent != null && !parent.equals(place)) {
            flush(parent);
        }
    }

    /** Moves these files and folders beside the others, durable, the last one last. */
    public void publish(List<String> parts) throws IOException {
        for (String part : parts) {
            if (part.equals(parts.getLast())) {
                before.accept("flush");
                flush(folder);
            }
            before.accept("move " + part);
            Files.move(file(part), beside(part), StandardCopyOption.ATOMIC_MOVE);
            moved.add(beside(part));
        }
        before.accept("flush");
        flush(folder);
        moved.clear();
        before.accept("leave");
    }

    /** Folders cannot be opened for flushing on Windows, which needs it not. */
    private static void flush(Path folder) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** What was not published is gone. */
    @Override
    public void close() {
        synchronized (Workspace.class) {
            try (lock) {
                for (Path one : moved) {
                    if (Files.exists(one)) {
                        delete(one);
                    }
                }
                delete(place);
            } catch (IOException _) {
                // The next writer removes it.
            } finally {
                LIVING.remove(place);
            }
        }
    }

    /** Where the files of all bundles are. */
    public Path folder() {
        return folder;
    }

    public BundleName name() {
        return name;
    }

    public static EvidenceException notWritable(Path file, IOException cause) {
        return new EvidenceException(
                Reason.NOT_WRITABLE,
                "%s: cannot be written (%s); nothing was kept: free space there, or make it writable, and call again"
                        .formatted(file, cause.getMessage()),
                cause);
    }
}
