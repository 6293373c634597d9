package dev.colophon.cases.notice.stored;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresNoticesTest extends NoticesContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }
}
