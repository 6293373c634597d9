package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;

class SqliteFairTurnsTest extends FairTurnsContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
