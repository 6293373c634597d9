package dev.colophon.watch.crawl;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;

class PostgresFrontierTest extends FrontierContract {

    @Override
    DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
