package dev.colophon.sightings;

import dev.colophon.store.DatabaseSettings;

class SqlitePagesTest extends PagesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
