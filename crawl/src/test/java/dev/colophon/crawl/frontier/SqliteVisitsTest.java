package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;

class SqliteVisitsTest extends VisitsContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
