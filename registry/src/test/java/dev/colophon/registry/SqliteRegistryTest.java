package dev.colophon.registry;

import java.util.Map;

class SqliteRegistryTest extends RegistryContract {

    @Override
    Map<String, String> freshDatabase() {
        return Map.of();
    }
}
