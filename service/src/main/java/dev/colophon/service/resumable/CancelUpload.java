package dev.colophon.service.resumable;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.time.InstantSource;

/** Deletes a file that came in parts, as far as it came. */
public final class CancelUpload {

    private final Settings settings;

    public CancelUpload(Settings settings) {
        this.settings = settings;
    }

    /**
     * Deletes it.
     *
     * @return false where there is no such upload of whoever asks
     * @throws ServiceException while another connection sends it
     */
    public boolean cancel(Actor actor, String id) throws IOException {
        actor.require(Permission.UPLOAD);
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            if (database.read(dsl -> new UploadRows(dsl, actor).find(id, clock.now(dsl)))
                    .isEmpty()) {
                return false;
            }
            try (UploadFolder folder = UploadFolder.require(settings.home(), id)) {
                database.change(dsl -> new UploadRows(dsl, actor).remove(id));
                folder.delete();
            }
            return true;
        }
    }
}
