package dev.colophon.service.resumable;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Says of a file that came in parts that what was to be done with it is done. */
public final class UseUpload {

    private final Settings settings;

    public UseUpload(Settings settings) {
        this.settings = settings;
    }

    /** Its bytes are deleted, and for a day whoever names it is told that it was used; once is enough. */
    public void use(Actor actor, String id) throws IOException {
        actor.require(Permission.UPLOAD);
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            boolean first = database.writeRepeating(dsl -> new UploadRows(dsl, actor).use(id, clock.now(dsl)));
            Optional<UploadFolder> used = first ? UploadFolder.use(settings.home(), id) : Optional.empty();
            if (used.isPresent()) { // else a connection holds it still, and ExpireUploads deletes it
                try (UploadFolder folder = used.get()) {
                    folder.delete();
                }
            }
        }
    }
}
