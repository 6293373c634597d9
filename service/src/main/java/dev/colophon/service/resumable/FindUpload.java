package dev.colophon.service.resumable;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.InstantSource;
import java.util.Optional;

/** Says how much of a file has come. */
public final class FindUpload {

    private final Settings settings;

    public FindUpload(Settings settings) {
        this.settings = settings;
    }

    /** Empty where there is no such upload of whoever asks. */
    public Optional<UploadState> find(Actor actor, String id) {
        actor.require(Permission.UPLOAD);
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> new UploadRows(dsl, actor).find(id, clock.now(dsl)));
        }
    }
}
