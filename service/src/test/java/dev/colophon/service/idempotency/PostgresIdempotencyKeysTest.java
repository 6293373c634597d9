package dev.colophon.service.idempotency;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresIdempotencyKeysTest extends IdempotencyKeysTest {

    @Override
    Map<String, String> database() {
        DatabaseSettings database = PostgresServer.freshDatabase();
        return Map.of(
                "COLOPHON_DB", database.url().orElseThrow(),
                "COLOPHON_DB_USER", database.user().orElseThrow());
    }
}
