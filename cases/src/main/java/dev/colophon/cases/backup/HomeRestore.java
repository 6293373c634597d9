package dev.colophon.cases.backup;

import dev.colophon.cases.notice.outbox.Outbox;
import dev.colophon.cases.webhook.Webhooks;
import dev.colophon.index.IndexException;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.account.AccountSessions;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.PrivateFiles;
import dev.colophon.store.StoreException;
import dev.colophon.store.StoreException.Reason;
import dev.colophon.store.backup.BackupManifest;
import dev.colophon.store.backup.BackupReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes a home from a backup: unpacks it into a folder beside the home's place, checks all of it, makes the index there, and
 * then gives the folder its name. Until that moment there is no home, afterwards all of it, whatever happens.
 */
public final class HomeRestore {

    private final Home home;

    public HomeRestore(Home home) {
        this.home = home;
    }

    /**
     * What was restored.
     *
     * @param files of the home
     */
    public record Restored(BackupManifest manifest, int files) {}

    /**
     * Restores a backup.
     *
     * @param indexed told how many fingerprints the index holds, once all is unpacked and right
     * @throws StoreException when the home is there already and not empty, or the backup is damaged or of a newer Colophon;
     *     nothing was changed then
     */
    public Restored from(Path backup, Catalogue.IndexOpener indexes, CopyProgress progress, Consumer<Long> indexed) {
        requireNothingThere();
        Path parent = Objects.requireNonNull(home.folder().getParent(), "a home is in a folder");
        try (BackupReader reader = BackupReader.open(backup)) {
            Path staging = staging(parent);
            try {
                progress.begins(reader.bytes());
                int files = reader.extract(staging, progress::advances);
                if (reader.manifest().withDatabase()) {
                    Catalogue.rebuild(new Home(staging), DatabaseSettings.SQLITE, indexes, indexed);
                    try (Database database = Database.open(new Home(staging), DatabaseSettings.SQLITE)) {
                        database.change(Outbox::restored);
                        database.change(dsl -> Webhooks.restored(dsl, Instant.now()));
                        // Whoever was signed in when it was made need not be who may be now.
                        database.change(dsl -> new AccountSessions(dsl).endAll(Instant.now()));
                    }
                }
                requireNothingThere();
                Files.move(staging, home.folder(), StandardCopyOption.ATOMIC_MOVE);
                try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
                    folder.force(true);
                }
                return new Restored(reader.manifest(), files);
            } catch (StoreException | IndexException e) {
                throw named(e, staging);
            } finally {
                delete(staging);
            }
        } catch (IOException e) {
            throw new StoreException(
                    Reason.NOT_WRITABLE,
                    "cannot make %s: %s; free space there or name another folder, nothing was restored"
                            .formatted(home.folder(), e.getMessage()),
                    e);
        }
    }

    /** Nobody can look into the folder that it was unpacked to. */
    private StoreException named(RuntimeException failure, Path staging) {
        String said = String.valueOf(failure.getMessage())
                .replace(staging.toString(), home.folder().toString());
        return new StoreException(
                failure instanceof StoreException store ? store.reason() : Reason.FAILED, said, failure);
    }

    private void requireNothingThere() {
        Path folder = home.folder();
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    if (inside.findAny().isEmpty()) {
                        return;
                    }
                }
                throw new StoreException(
                        Reason.NOT_WRITABLE,
                        "%s is not empty: a backup is restored into a new folder; name one with --home"
                                .formatted(folder));
            }
        } catch (IOException e) {
            throw new StoreException(
                    Reason.NOT_WRITABLE,
                    "%s is no folder that can be read: name another with --home".formatted(folder),
                    e);
        }
    }

    private Path staging(Path parent) throws IOException {
        PrivateFiles.createFolders(parent);
        return Files.createTempDirectory(parent, home.folder().getFileName() + ".restoring-");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
