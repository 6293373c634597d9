package dev.colophon.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class PostgresStoreTest extends StoreContract {

    @Override
    DatabaseSettings freshDatabase() {
        return PostgresServer.emptyDatabase();
    }

    @Test
    void refusesAVersionThatIsTooOld() {
        assertThatThrownBy(() -> PostgresConnections.requireSupported(PostgresConnections.OLDEST - 1, "jdbc:…"))
                .isInstanceOf(StoreException.class)
                .hasMessage("cannot use jdbc:…: it is PostgreSQL 13, and 14 or newer is needed; update the server");
    }

    @Test
    void saysThatTheDatabaseIsNotThere() {
        settings = DatabaseSettings.postgres(settings.url().orElseThrow() + "-nowhere", "postgres");
        assertThatThrownBy(this::reopened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("check COLOPHON_DB");
    }

    @Test
    void saysThatNoServerAnswers() {
        settings = new DatabaseSettings(
                Optional.of("jdbc:postgresql://localhost:1/colophon?password=secret"),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(this::reopened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot reach")
                .hasMessageNotContaining("secret");
    }

    @Test
    void knowsNoOtherKindOfServer() {
        settings = DatabaseSettings.postgres("jdbc:mysql://localhost/colophon", "nobody");
        assertThatThrownBy(this::reopened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("only jdbc:postgresql");
    }
}
