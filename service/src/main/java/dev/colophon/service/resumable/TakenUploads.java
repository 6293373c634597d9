package dev.colophon.service.resumable;

import dev.colophon.media.child.LivenessFile;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.store.Home;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Files that came in parts, for one request that names them: links of its own under {@code uploads/.taken/UUID/NUMBER/NAME} in the home,
 * hidden from backups, so that no other request which uses the same uploads takes them away. They are gone when it is closed; what a
 * process that was killed has left behind the next one deletes.
 */
public final class TakenUploads implements Closeable {

    private static final String ALL = ".taken";

    /** Beside the folder of the same name while its process lives. */
    private static final String ALIVE = ".alive";

    private final Path folder;
    private final LivenessFile alive;
    private final List<Path> files = new ArrayList<>();

    private TakenUploads(Path folder, LivenessFile alive) {
        this.folder = folder;
        this.alive = alive;
    }

    private static Path all(Home home) {
        return home.uploads().resolve(ALL);
    }

    /** The lock is there before the folder is, and after it: no folder is ever without one. */
    static TakenUploads begin(Home home) throws IOException {
        Path all = home.createFolder(all(home));
        String id = UUID.randomUUID().toString();
        LivenessFile alive = LivenessFile.create(all.resolve(id + ALIVE));
        try {
            return new TakenUploads(Files.createDirectory(all.resolve(id)), alive);
        } catch (IOException | RuntimeException e) {
            alive.close();
            throw e;
        }
    }

    /** The files, in the order of the ids. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /**
     * Takes one more.
     *
     * @throws NoSuchFileException where it is not there, or no more
     */
    void add(Path file, UploadState upload) throws IOException {
        Path own = Files.createDirectories(folder.resolve(String.valueOf(files.size())))
                .resolve(upload.name());
        if (upload.length() == 0) {
            Files.createFile(own); // nothing of it ever came
        } else {
            link(own, file);
        }
        files.add(own);
    }

    private static void link(Path own, Path file) throws IOException {
        try {
            Files.createLink(own, file);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException _) { // a disk without links
            Files.copy(file, own);
        }
    }

    @Override
    public void close() throws IOException {
        try (alive) {
            TemporaryFolders.delete(folder);
        }
    }

    /** Deletes all of them, where no process has taken any. */
    public static void deleteAll(Home home) throws IOException {
        TemporaryFolders.delete(all(home));
    }

    /** Deletes what processes that live no more have taken. */
    public static void deleteLeftBehind(Home home) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(all(home), "*" + ALIVE)) {
            for (Path lock : locks) {
                String name = String.valueOf(lock.getFileName());
                boolean _ = LivenessFile.ifDead(lock, () -> {
                    TemporaryFolders.delete(lock.resolveSibling(name.substring(0, name.length() - ALIVE.length())));
                    Files.deleteIfExists(lock);
                });
            }
        } catch (NoSuchFileException _) {
            // Nothing ever came in parts.
        }
    }
}
