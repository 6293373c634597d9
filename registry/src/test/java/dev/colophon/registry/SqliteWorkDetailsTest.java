package dev.colophon.registry;

import dev.colophon.store.DatabaseSettings;

class SqliteWorkDetailsTest extends WorkDetailsContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
