package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;

class SqliteSourcesTest extends SourcesContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
