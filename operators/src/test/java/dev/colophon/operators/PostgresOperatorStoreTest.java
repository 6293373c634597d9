package dev.colophon.operators;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresOperatorStoreTest extends OperatorStoreContract {

    @Override
    DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
