package dev.colophon.watch.operators;

import java.util.Map;

class SqliteOperatorStoreTest extends OperatorStoreContract {

    @Override
    Map<String, String> freshDatabase() {
        return Map.of();
    }
}
