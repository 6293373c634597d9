package dev.colophon.service.metrics;

import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.StoreException;
import org.jooq.impl.DSL;

/**
 * Whether a home can be used now.
 *
 * @param database whether the database answers
 * @param writable whether files of the home can be written
 */
public record HomeReadiness(boolean database, boolean writable) {

    /** As it is now. */
    public static HomeReadiness of(Settings settings) {
        return new HomeReadiness(answers(settings), settings.home().isWritable());
    }

    private static boolean answers(Settings settings) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> dsl.select(DSL.inline(1)).fetch().size()) == 1;
        } catch (StoreException e) {
            return false;
        }
    }

    /** Whether all of it can be. */
    public boolean isReady() {
        return database && writable;
    }
}
