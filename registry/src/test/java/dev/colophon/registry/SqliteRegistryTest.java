package dev.colophon.registry;

import dev.colophon.store.DatabaseSettings;

class SqliteRegistryTest extends RegistryContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
