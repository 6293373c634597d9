package dev.colophon.registry.contest;

import dev.colophon.store.DatabaseSettings;

class SqliteContestTest extends ContestContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
