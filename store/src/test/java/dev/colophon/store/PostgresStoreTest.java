package dev.colophon.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {

    @Override
    Map<String, String> freshDatabase() {
        return PostgresServer.freshDatabase();
    }

    @Test
    void saysThatTheDatabaseIsNotThere() {
        environment = Map.of(
                Database.VARIABLE,
                environment.getOrDefault(Database.VARIABLE, "") + "-nowhere",
                "COLOPHON_DB_USER",
                "postgres");
        assertThatThrownBy(this::reopened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("check COLOPHON_DB");
    }

    @Test
    void saysThatNoServerAnswers() {
        environment = Map.of(Database.VARIABLE, "jdbc:postgresql://localhost:1/colophon?password=secret");
        assertThatThrownBy(this::reopened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot reach")
                .hasMessageNotContaining("secret");
    }

    @Test
    void knowsNoOtherKindOfServer() {
        environment = Map.of(Database.VARIABLE, "jdbc:mysql://localhost/colophon");
        assertThatThrownBy(this::reopened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("only jdbc:postgresql");
    }
}
