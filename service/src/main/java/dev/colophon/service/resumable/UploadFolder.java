package dev.colophon.service.resumable;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Home;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder of one upload while nobody else uses it: {@code uploads/.resumable/ID/NAME} in the home, hidden from backups. The operating
 * system frees it when the process ends, however it ends.
 */
final class UploadFolder implements Closeable {

    private static final String ALL = ".resumable";
    private static final String LOCK = ".lock";

    /** A process has each lock file open once: whoever closes it a second time frees the lock (POSIX). */
    private static final Set<Path> USED = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private UploadFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static Path all(Home home) {
        return home.uploads().resolve(ALL);
    }

    /** The folder of an upload, made where it is missing; empty while another connection uses it. */
    static Optional<UploadFolder> use(Home home, String id) throws IOException {
        Path folder = all(home).resolve(id);
        if (!USED.add(folder)) {
            return Optional.empty();
        }
        boolean used = false;
        try {
            home.createFolder(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                used = lock != null;
            } finally {
                if (!used) {
                    channel.close();
                }
            }
            return used ? Optional.of(new UploadFolder(folder, channel)) : Optional.empty();
        } finally {
            if (!used) {
                USED.remove(folder);
            }
        }
    }

    /** @throws ServiceException while another connection uses it */
    static UploadFolder require(Home home, String id) throws IOException {
        return use(home, id)
                .orElseThrow(() -> new ServiceException(
                        Category.BUSY,
                        "another connection sends this upload, or did just now: ask for its offset in some seconds"));
    }

    Path file(UploadState upload) {
        return folder.resolve(upload.name());
    }

    /** Deletes it with all that is in it. */
    void delete() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
        } catch (NoSuchFileException _) {
            return; // another process was quicker
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    /** The ids of those that there are. */
    static List<String> ids(Home home) throws IOException {
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all(home))) {
            folders.forEach(folder -> ids.add(String.valueOf(folder.getFileName())));
        } catch (NoSuchFileException _) {
            // Nothing ever came in parts.
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            USED.remove(folder);
        }
    }
}
