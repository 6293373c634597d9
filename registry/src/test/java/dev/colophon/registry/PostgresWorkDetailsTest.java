package dev.colophon.registry;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresWorkDetailsTest extends WorkDetailsContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
