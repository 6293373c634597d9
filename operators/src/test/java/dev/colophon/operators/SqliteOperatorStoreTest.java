package dev.colophon.operators;

import dev.colophon.store.DatabaseSettings;

class SqliteOperatorStoreTest extends OperatorStoreContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
