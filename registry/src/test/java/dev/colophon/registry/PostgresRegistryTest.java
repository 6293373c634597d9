package dev.colophon.registry;

import dev.colophon.store.PostgresServer;
import java.util.Map;

class PostgresRegistryTest extends RegistryContract {

    @Override
    Map<String, String> freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
