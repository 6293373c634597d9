package dev.colophon.sightings.exception;

import dev.colophon.store.DatabaseSettings;

class SqliteExceptionsTest extends ExceptionsContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
