package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;

class SqliteFrontierTest extends FrontierContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
