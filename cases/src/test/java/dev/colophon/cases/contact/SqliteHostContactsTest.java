package dev.colophon.cases.contact;

import dev.colophon.store.DatabaseSettings;

class SqliteHostContactsTest extends HostContactsContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
