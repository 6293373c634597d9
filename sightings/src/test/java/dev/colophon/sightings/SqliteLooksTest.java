package dev.colophon.sightings;

import dev.colophon.store.DatabaseSettings;

class SqliteLooksTest extends LooksContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
