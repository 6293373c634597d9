package dev.colophon.service.session;

import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.Optional;

/** The database of a home for use cases that only read it, also where it cannot be written. */
public final class HomeDatabase {

    private HomeDatabase() {}

    /** Empty, and said so, where nothing was ever stored. */
    public static Optional<Database> existing(Settings settings, MessageListener listener) {
        Optional<Database> database = Database.openExisting(settings.home(), settings.database());
        if (database.isEmpty()) {
            settings.nothingStored().ifPresent(listener::message);
        }
        return database;
    }

    /**
     * For what can only be answered from what is stored.
     *
     * @throws dev.colophon.service.caller.ServiceException when nothing ever was
     */
    public static Database stored(Settings settings) {
        return Database.openExisting(settings.stored().home(), settings.database())
                .orElseThrow();
    }
}
