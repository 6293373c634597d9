package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;

class SqliteHostTurnsTest extends HostTurnsContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
