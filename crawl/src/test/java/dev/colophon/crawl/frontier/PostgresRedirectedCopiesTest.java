package dev.colophon.crawl.frontier;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresRedirectedCopiesTest extends RedirectedCopiesContract {

    @Override
    DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
