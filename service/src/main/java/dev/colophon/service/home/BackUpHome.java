package dev.colophon.service.home;

import dev.colophon.cases.backup.CopyProgress;
import dev.colophon.cases.backup.HomeBackup;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Copies a home into one file, while others use it. */
public final class BackUpHome {

    /**
     * What was made.
     *
     * @param files of the home in it
     * @param withDatabase whether the database is in it: not when that is PostgreSQL's
     * @param withKeys whether private keys are in it
     */
    public record Backup(Path file, long bytes, int files, boolean withDatabase, boolean withKeys) {}

    private final Settings settings;
    private final String software;

    /**
     * Of a home, in the name of a program.
     *
     * @param software name and version of this program, for what it leaves behind
     */
    public BackUpHome(Settings settings, String software) {
        this.settings = settings;
        this.software = software;
    }

    /**
     * Writes a new file.
     *
     * @throws ServiceException when the file is there already, or nothing was ever stored
     */
    public Backup write(Actor actor, Path file, MessageListener listener, CopyProgress progress) throws IOException {
        actor.require(Permission.MACHINE);
        Settings stored = settings.stored();
        if (Files.exists(file)) {
            throw new ServiceException(Category.REFUSED, file + " is there already: name a new file");
        }
        if (!stored.database().isSqlite()) {
            listener.message("the database is in PostgreSQL and not in this backup: copy it with pg_dump, before this");
        }
        try {
            HomeBackup.Made made = new HomeBackup(stored.home(), stored.database(), software, InstantSource.system())
                    .write(file, HomeSession.PATIENCE, listener::message, progress);
            return new Backup(file, Files.size(file), made.files(), made.withDatabase(), made.withKeys());
        } catch (StoreException e) {
            throw new ServiceException(
                    e.reason() == StoreException.Reason.MISCONFIGURED ? Category.REFUSED : Category.ENVIRONMENT,
                    String.valueOf(e.getMessage()));
        }
    }
}
