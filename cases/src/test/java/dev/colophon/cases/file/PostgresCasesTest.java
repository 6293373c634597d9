package dev.colophon.cases.file;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresCasesTest extends CasesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
