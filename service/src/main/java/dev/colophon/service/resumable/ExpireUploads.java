package dev.colophon.service.resumable;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Deletes files that came in parts and were given up: of all organisations those of which nothing more came for a day. */
public final class ExpireUploads {

    private final Settings settings;
    private final DatabaseClock clock;

    public ExpireUploads(Settings settings) {
        this(settings, DatabaseClock.of(InstantSource.system()));
    }

    /** With a clock of a test. */
    ExpireUploads(Settings settings, DatabaseClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** How many were deleted of this home; one that is sent just now stays. */
    public int expire(Actor actor) throws IOException {
        actor.require(Permission.MACHINE);
        int deleted = 0;
        try (Database database = Database.open(settings.home(), settings.database())) {
            for (String id : database.read(dsl -> UploadRows.expired(dsl, clock.now(dsl)))) {
                boolean _ = database.writeRepeating(dsl -> UploadRows.expire(dsl, id, clock.now(dsl)));
            }
            // What is in this home and is used, or of what the database knows nothing: also of whoever was killed while
            // deleting it.
            for (String id : UploadFolder.ids(settings.home())) {
                if (!database.read(dsl -> UploadRows.isWanted(dsl, id))) {
                    deleted += delete(id) ? 1 : 0;
                }
            }
        }
        TakenUploads.deleteLeftBehind(settings.home());
        return deleted;
    }

    private boolean delete(String id) throws IOException {
        Optional<UploadFolder> used = UploadFolder.use(settings.home(), id);
        if (used.isEmpty()) {
            return false;
        }
        try (UploadFolder folder = used.get()) {
            folder.delete();
            return true;
        }
    }
}
