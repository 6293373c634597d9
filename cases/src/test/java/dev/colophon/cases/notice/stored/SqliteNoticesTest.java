package dev.colophon.cases.notice.stored;

import dev.colophon.store.DatabaseSettings;

class SqliteNoticesTest extends NoticesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
