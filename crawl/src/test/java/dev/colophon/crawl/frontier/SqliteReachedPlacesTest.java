package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;

class SqliteReachedPlacesTest extends ReachedPlacesContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
