package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;

class SqliteFrontierStatusTest extends FrontierStatusContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
