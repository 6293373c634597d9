package dev.colophon.cli;

import dev.colophon.store.Home;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --home}, for every command that uses what is kept. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where works and findings are kept (default: COLOPHON_HOME, else ./colophon-data).")
    private @Nullable Path home;

    Home home() {
        return Optional.ofNullable(home).map(Home::new).orElseGet(() -> Home.of(System.getenv()));
    }
}
