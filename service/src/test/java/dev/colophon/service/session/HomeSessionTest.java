package dev.colophon.service.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Database;
import dev.colophon.store.StoreException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was opened is closed when something fails after that. */
class HomeSessionTest {

    private static final Actor ADA = Actor.local();

    @TempDir
    Path folder;

    @Test
    void aShortAbsenceOfTheDatabaseIsOverWithIt() {
        Settings settings = Settings.of(
                new Variables(Map.of(Settings.HOME, folder.resolve("home").toString())));
        HomeSession.writing(settings, ADA, "test", _ -> {}).close();
        rename(settings, "self_test", "away");
        assertThatThrownBy(() -> HomeSession.writing(settings, ADA, "test", _ -> {}))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> HomeSession.reading(settings, ADA, _ -> {})).isInstanceOf(StoreException.class);
        rename(settings, "away", "self_test");
        HomeSession.writing(settings, ADA, "test", _ -> {}).close();
    }

    private static void rename(Settings settings, String table, String name) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> dsl.execute("alter table %s rename to %s".formatted(table, name)));
        }
    }
}
