package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;

class SqliteDuePlacesTest extends DuePlacesContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
