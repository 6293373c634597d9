package dev.colophon.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class NewestPostgresStoreTest extends StoreContract {

    @Override
    DatabaseSettings freshDatabase() {
        return PostgresServer.emptyDatabaseOfTheNewest();
    }

    @Test
    void isTheNewest() {
        String version = database.read(dsl -> String.valueOf(dsl.fetchValue("show server_version")));
        assertThat(version).startsWith(PostgresConnections.NEWEST + ".");
    }
}
