package dev.colophon.media.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Temporary folders that are gone when the program ends, also when it is interrupted. They stand in one folder for each process, of which
 * the next one can tell whether that process still lives: what one that was killed has left behind is deleted then.
 */
public final class TemporaryFolders {

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private static final String OF_PROCESS = "colophon-";
    private static final String ALIVE = ".colophon-alive";

    /** So that a child which runs as another user reaches its own folder; what else is in it, it can neither list nor read. */
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

    /** Of this process; guarded by the class. */
    private static Optional<Path> ofProcess = Optional.empty();

    /** So often is it tried at the end: children that are being killed may still write. */
    private static final int TRIES = 20;

    private static final int MILLIS_BETWEEN = 50;

    static {
        ProgramEnd.deleting(TemporaryFolders::deleteAll);
    }

    private TemporaryFolders() {}

    /** Makes a folder that this user alone can read and whose name begins as given. */
    public static Path create(String prefix) throws IOException {
        Path folder = Files.createTempDirectory(ofProcess(), prefix);
        OPEN.add(folder);
        return folder;
    }

    /** Where temporary folders and files of this process stand. */
    public static synchronized Path ofProcess() throws IOException {
        if (ofProcess.filter(Files::isDirectory).isEmpty()) { // a system may clean its temporary files meanwhile
            Path made = Files.createTempDirectory(OF_PROCESS);
            if (made.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(made, PASSABLE);
            }
            claim(made);
            ofProcess = Optional.of(made);
            deleteLeftBehind();
        }
        return ofProcess.orElseThrow();
    }

    /**
     * Says of another folder among the temporary ones of this machine, such as that of a library, that it is of this process: it is deleted
     * when the process ends, or by the next one when it is killed.
     */
    public static void claim(Path folder) throws IOException {
        OPEN.add(folder);
        LivenessFile _ = LivenessFile.create(folder.resolve(ALIVE)); // which the process keeps until its end
    }

    /** Deletes what processes of this user have left behind that live no more; what cannot be deleted stays for the next. */
    private static void deleteLeftBehind() throws IOException {
        Path all = Path.of(System.getProperty("java.io.tmpdir"));
        Path own = ofProcess.orElseThrow();
        UserPrincipal user = Files.getOwner(own);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, Files::isDirectory)) {
            for (Path folder : folders) {
                deleteLeftBehind(folder, user);
            }
        } catch (DirectoryIteratorException _) {
            // Those that could be listed were looked at.
        }
    }

    private static void deleteLeftBehind(Path folder, UserPrincipal user) {
        try {
            if (!Files.isSymbolicLink(folder) && Files.getOwner(folder).equals(user)) {
                boolean _ = LivenessFile.ifDead(folder.resolve(ALIVE), () -> delete(folder));
            }
        } catch (IOException _) {
            // It is in use, or gone.
        }
    }

    /** Deletes a folder, temporary or not, with all that is in it; one that is gone already, as at the end of a program, is no failure. */
    public static void delete(Path folder) throws IOException {
        try {
            List<Path> inside;
            try (Stream<Path> walk = Files.walk(folder)) {
                inside = walk.sorted(Comparator.reverseOrder()).toList();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            for (Path path : inside) {
                Files.delete(path);
            }
        } catch (NoSuchFileException e) {
            if (Files.exists(folder)) {
                throw e;
            }
        }
        OPEN.remove(folder);
    }

    private static void deleteAll() {
        try {
            innermostFirst().forEach(TemporaryFolders::tryToDelete);
            for (int i = 0; i < TRIES && !OPEN.isEmpty(); i++) {
                Thread.sleep(MILLIS_BETWEEN);
                innermostFirst().forEach(TemporaryFolders::tryToDelete);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Path> innermostFirst() {
        return OPEN.stream()
                .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
                .toList();
    }

    private static void tryToDelete(Path folder) {
        try {
            delete(folder);
        } catch (IOException stillInUse) {
            // Tried again.
        }
    }
}
