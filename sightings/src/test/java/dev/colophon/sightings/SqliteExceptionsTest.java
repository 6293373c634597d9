package dev.colophon.sightings;

import dev.colophon.store.DatabaseSettings;

class SqliteExceptionsTest extends ExceptionsContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
