package dev.colophon.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The folder that holds everything Colophon knows: {@code colophon.db}, {@code index/}, {@code references/} and so on. It
 * is made by the first command that writes; asking for a path makes nothing.
 *
 * @param shared what keeps its database open while a process runs that uses it again and again; empty where each use opens it
 */
public record Home(Path folder, Optional<SharedDatabase> shared) {

    private static final String DEFAULT = "colophon-data";

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** One whose database each use opens and closes. */
    public Home(Path folder) {
        this(folder, Optional.empty());
    }

    /** The same, with its database kept open by this. */
    public Home sharedBy(SharedDatabase database) {
        return new Home(folder, Optional.of(database));
    }

    /** The folder that is named, or {@code ./colophon-data}. */
    public static Home of(Optional<Path> named) {
        return new Home(named.orElse(Path.of(DEFAULT)));
    }

    /** The SQLite database. */
    public Path database() {
        return folder.resolve("colophon.db");
    }

    /** What its owner set, where there is such a file. */
    public Path settings() {
        return folder.resolve("colophon.toml");
    }

    /** Profiles of procedures for notices that its owner wrote, where there are any. */
    public Path regimes() {
        return folder.resolve("regimes");
    }

    /** Lists of RDAP servers as IANA publishes them, fetched when they are needed. */
    public Path rdap() {
        return folder.resolve("rdap");
    }

    /** The search index; derived from the database and rebuilt from it. */
    public Path index() {
        return folder.resolve("index");
    }

    /** The index of what was looked into, in which works registered later are found; derived from the database. */
    public Path contents() {
        return folder.resolve("contents");
    }

    /** Registered files by SHA-256, where the owner wants them kept. */
    public Path references() {
        return folder.resolve("references");
    }

    /** Copies that somebody handed in to be kept, by their SHA-256, each under its own name. */
    public Path uploads() {
        return folder.resolve("uploads");
    }

    /** Captures as WARC files. */
    public Path warc() {
        return folder.resolve("warc");
    }

    /** Evidence bundles. */
    public Path evidence() {
        return folder.resolve("evidence");
    }

    /** Tiles of the transparency log. */
    public Path log() {
        return folder.resolve("log");
    }

    /** Private keys: of the log, of bundles, of reports, of local time. Only for their owner's eyes. */
    public Path keys() {
        return folder.resolve("keys");
    }

    /** Copies of identity documents that go with notices. Only for their owner's eyes. */
    public Path identities() {
        return folder.resolve("identities");
    }

    /** Whether files can be made here and the database be changed, as far as permissions go. */
    public boolean isWritable() {
        return Files.isWritable(folder) && (!Files.exists(database()) || Files.isWritable(database()));
    }

    /** Whether a command has written here before. */
    public boolean exists() {
        return Files.isDirectory(folder);
    }

    /**
     * The folder of private keys, made for its owner alone where it is missing.
     *
     * @throws StoreException when it cannot be made
     */
    public Path createKeys() {
        return createFolder(keys());
    }

    /**
     * Makes a folder of this home, such as {@link #log}, for its owner alone where it is missing.
     *
     * @throws StoreException when it cannot be made
     */
    public Path createFolder(Path inside) {
        create();
        try {
            return Files.isDirectory(inside) ? inside : PrivateFiles.createFolders(inside);
        } catch (IOException e) {
            throw StoreException.notWritable(inside, e);
        }
    }

    /**
     * Makes the folder for its owner alone where it is missing, since keys and findings are in it, and checks that files can be made in it.
     *
     * @throws StoreException when it cannot be made or written
     */
    public Home create() {
        try {
            if (!Files.isDirectory(folder)) {
                PrivateFiles.createFolders(folder);
            }
        } catch (IOException e) {
            throw StoreException.notWritable(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw StoreException.notWritable(folder, new AccessDeniedException(folder.toString()));
        }
        return this;
    }

    /**
     * Takes the one lock that a command holds while it writes to this home, making the home where it is missing. The
     * operating system frees it when the process ends, however it ends.
     *
     * @param command its name, for whoever has to wait
     * @param patience how long to wait for another holder; zero fails at once
     * @param waiting told once, in one line, who is waited for
     * @throws StoreException when another process still holds it after that time, saying which, or the home is not writable
     */
    public HomeLock lock(String command, Duration patience, Consumer<String> waiting) {
        return HomeLock.take(create().folder.resolve("colophon.lock"), command, patience, waiting);
    }

    /** As {@link #lock}, of the one process that watches places for this home; others may write meanwhile. */
    public HomeLock watching(String command) {
        return HomeLock.take(create().folder.resolve("watch.lock"), command, Duration.ZERO, _ -> {});
    }

    /**
     * As {@link #lock}, of the one process that uses {@link #contents}; others may write meanwhile.
     *
     * @param patience how long to wait for another holder
     */
    public HomeLock rematching(String command, Duration patience) {
        return HomeLock.take(create().folder.resolve("contents.lock"), command, patience, _ -> {});
    }

    /**
     * As {@link #lock}, of the one process of this home that hands over mail; others may write meanwhile. Whoever has it knows that what
     * another process of this home began to hand over is handed over no more.
     *
     * @param patience how long to wait for another holder
     */
    public HomeLock sending(String command, Duration patience) {
        return HomeLock.take(create().folder.resolve("mail.lock"), command, patience, _ -> {});
    }

    /** As {@link #lock}, of the one that takes evidence of a case of this home. */
    public HomeLock takingEvidence(String command, Duration patience, Consumer<String> waiting) {
        return HomeLock.take(create().folder.resolve("evidence.lock"), command, patience, waiting);
    }

    /** As {@link #lock}, of the one process that makes a backup of this home. */
    public HomeLock backingUp(String command) {
        return HomeLock.take(create().folder.resolve("backup.lock"), command, Duration.ZERO, _ -> {});
    }

    /** Takes the lock or fails at once, saying who holds it. */
    public HomeLock lock(String command) {
        return lock(command, Duration.ZERO, _ -> {});
    }
}
