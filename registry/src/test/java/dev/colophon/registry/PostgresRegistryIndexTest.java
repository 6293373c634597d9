package dev.colophon.registry;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresRegistryIndexTest extends RegistryIndexContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
