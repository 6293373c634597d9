package dev.colophon.sightings;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresPagesTest extends PagesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
