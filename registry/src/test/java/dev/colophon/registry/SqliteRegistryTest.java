package dev.colophon.registry;

import dev.colophon.store.DatabaseSettings;

class SqliteRegistryTest extends RegistryContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
