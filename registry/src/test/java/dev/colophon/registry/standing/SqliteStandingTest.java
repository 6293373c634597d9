package dev.colophon.registry.standing;

import dev.colophon.store.DatabaseSettings;

class SqliteStandingTest extends StandingContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
