package dev.colophon.service.home;

import dev.colophon.cases.backup.CopyProgress;
import dev.colophon.cases.backup.HomeRestore;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Home;
import dev.colophon.store.StoreException;
import dev.colophon.store.backup.BackupManifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Makes a home from a backup. */
public final class RestoreHome {

    /**
     * What was made.
     *
     * @param created when the backup was made
     * @param schema of the database
     * @param withDatabase whether the database was in it
     * @param settingsFault what is wrong with its {@code colophon.toml}, which was wrong in the home that was copied
     */
    public record Restored(
            Path home, int files, Instant created, int schema, boolean withDatabase, Optional<String> settingsFault) {}

    private final Home home;

    /**
     * Restores into a folder.
     *
     * @param folder of the home; new or empty
     */
    public RestoreHome(Path folder) {
        this.home = new Home(folder);
    }

    /**
     * Makes all of it, or nothing.
     *
     * @param indexed told how many fingerprints are in the search index so far
     * @throws ServiceException when the file is no whole backup, or the folder cannot take it
     */
    public Restored from(Actor actor, Path backup, CopyProgress progress, LongConsumer indexed) {
        actor.require(Permission.MACHINE);
        try {
            HomeRestore.Restored restored =
                    new HomeRestore(home).from(backup, LocalIndex::open, progress, indexed::accept);
            BackupManifest manifest = restored.manifest();
            return new Restored(
                    home.folder(),
                    restored.files(),
                    manifest.created(),
                    manifest.schema(),
                    manifest.withDatabase(),
                    Settings.faultIn(home));
        } catch (StoreException e) {
            throw new ServiceException(
                    switch (e.reason()) {
                        case DAMAGED, NEWER_SCHEMA -> Category.REFUSED;
                        default -> Category.ENVIRONMENT;
                    },
                    String.valueOf(e.getMessage()));
        }
    }
}
