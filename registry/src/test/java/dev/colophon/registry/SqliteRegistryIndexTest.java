package dev.colophon.registry;

import dev.colophon.store.DatabaseSettings;

class SqliteRegistryIndexTest extends RegistryIndexContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
