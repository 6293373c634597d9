package dev.colophon.sightings.decision;

import dev.colophon.store.DatabaseSettings;

class SqliteHoldsTest extends HoldsContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
