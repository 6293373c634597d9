package dev.colophon.registry.message;

import dev.colophon.store.DatabaseSettings;

class SqliteMessageTest extends MessageContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
