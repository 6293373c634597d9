package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;

class SqliteRedirectedCopiesTest extends RedirectedCopiesContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
