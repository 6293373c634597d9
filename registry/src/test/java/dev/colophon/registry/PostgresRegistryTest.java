package dev.colophon.registry;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;

class PostgresRegistryTest extends RegistryContract {

    @Override
    DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
