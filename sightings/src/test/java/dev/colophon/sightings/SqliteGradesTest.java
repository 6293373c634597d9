package dev.colophon.sightings;

import dev.colophon.store.DatabaseSettings;

class SqliteGradesTest extends GradesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
