package dev.colophon.benchmark.machine;

import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the environment of this process says; nothing else here reads variables. */
public final class BenchmarkEnvironment {

    private static final Variables VARIABLES = new Variables(System.getenv());

    private BenchmarkEnvironment() {}

    /** The database of a home. */
    public static DatabaseSettings database(Home home) {
        return Settings.of(home, VARIABLES).database();
    }

    /** Whether a program is on the path. */
    static boolean hasProgram(String name) {
        return VARIABLES.path().stream().anyMatch(folder -> Files.isExecutable(folder.resolve(name)));
    }

    /** Where the packages of the corpus are kept: {@code COLOPHON_CORPUS}, or {@code colophon/corpus} in the user's cache. */
    public static Path corpus() {
        return VARIABLES.get("COLOPHON_CORPUS").map(Path::of).orElseGet(() -> cache("corpus"));
    }

    /** A folder for what can be made again: {@code colophon/…} in the user's cache. */
    public static Path cache(String name) {
        return VARIABLES.cache().resolve(name);
    }
}
