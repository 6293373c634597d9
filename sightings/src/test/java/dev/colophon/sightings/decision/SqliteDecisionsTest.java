package dev.colophon.sightings.decision;

import dev.colophon.store.DatabaseSettings;

class SqliteDecisionsTest extends DecisionsContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
