package dev.colophon.watch.operators;

import dev.colophon.store.PostgresServer;
import java.util.Map;

class PostgresOperatorStoreTest extends OperatorStoreContract {

    @Override
    Map<String, String> freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
