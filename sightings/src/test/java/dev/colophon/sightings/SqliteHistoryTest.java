package dev.colophon.sightings;

import dev.colophon.store.DatabaseSettings;

class SqliteHistoryTest extends HistoryContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
