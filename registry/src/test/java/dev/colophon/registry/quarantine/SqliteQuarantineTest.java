package dev.colophon.registry.quarantine;

import dev.colophon.store.DatabaseSettings;

class SqliteQuarantineTest extends QuarantineContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
