package dev.colophon.registry.edit;

import dev.colophon.store.DatabaseSettings;

class SqliteEditTest extends EditContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
