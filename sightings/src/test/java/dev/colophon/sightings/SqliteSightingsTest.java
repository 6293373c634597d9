package dev.colophon.sightings;

import dev.colophon.store.DatabaseSettings;

class SqliteSightingsTest extends SightingsContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
