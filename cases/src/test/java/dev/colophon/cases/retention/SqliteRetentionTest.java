package dev.colophon.cases.retention;

import dev.colophon.store.DatabaseSettings;
import org.junit.jupiter.api.Tag;

@Tag("full")
class SqliteRetentionTest extends RetentionContract {

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }
}
