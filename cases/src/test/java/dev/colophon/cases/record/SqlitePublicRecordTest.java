package dev.colophon.cases.record;

import dev.colophon.store.DatabaseSettings;

class SqlitePublicRecordTest extends PublicRecordContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
