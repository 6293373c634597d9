package dev.colophon.sightings.history;

import dev.colophon.store.DatabaseSettings;

class SqliteHistoryTest extends HistoryContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
