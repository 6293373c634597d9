package dev.colophon.sightings.rematch;

import dev.colophon.store.DatabaseSettings;

class SqliteRematchTest extends RematchContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
