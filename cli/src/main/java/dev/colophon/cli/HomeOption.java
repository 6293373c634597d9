package dev.colophon.cli;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --home}, for every command that uses what is kept; and what is set there. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where works and findings are kept (default: COLOPHON_HOME, else ./colophon-data).")
    private @Nullable Path home;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private @Nullable Settings settings;

    Home home() {
        return home == null ? Settings.homeOf(Colophon.variables(command())) : new Home(home);
    }

    /** The folder of the home, whether or not it is there. */
    Path folder() {
        return home().folder();
    }

    /**
     * What is set in the home and by variables, read the first time.
     *
     * @throws ServiceException when the file there is wrong
     */
    Settings settings() {
        Settings known = settings;
        if (known == null) {
            known = Settings.of(home(), Colophon.variables(command()));
            known.warning().ifPresent(warning -> {
                PrintWriter err = command().commandLine().getErr();
                new Console(err, err).message(warning);
            });
            settings = known;
        }
        return known;
    }

    /**
     * The settings of a home that is there, for every command but those that make one. The usual folder may be missing: then
     * nothing is registered yet.
     *
     * @throws CommandFailure when a home is named that does not exist
     */
    Settings existing() {
        Home named = home();
        String origin = origin();
        if (!origin.equals("default") && Files.notExists(named.folder())) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "there is no home at %s: check the name in %s, or make one with `colophon register`"
                            .formatted(named.folder(), origin.equals("option") ? "--home" : Settings.HOME));
        }
        return settings();
    }

    /**
     * As {@link #existing}, of a home where something is stored.
     *
     * @throws CommandFailure when nothing is
     */
    Settings stored() {
        return existing().stored();
    }

    /**
     * The database, to read it, also where it cannot be written; without one it is said that nothing is registered yet.
     *
     * @throws CommandFailure when a home is named that does not exist
     */
    Optional<Database> database(Console console) {
        return HomeDatabase.existing(existing(), console);
    }

    /** As {@link #stored}, opened to read it, also where it cannot be written. */
    Database storedDatabase() {
        return HomeDatabase.stored(existing());
    }

    /** What named it: {@code option}, {@code variable} or {@code default}. */
    String origin() {
        if (home != null) {
            return "option";
        }
        return Colophon.variables(command()).get(Settings.HOME).isPresent() ? "variable" : "default";
    }

    private CommandSpec command() {
        return Objects.requireNonNull(command);
    }
}
