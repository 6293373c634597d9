package dev.colophon.cli.option;

import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --home}, for every command that uses what is kept; and what is set there. */
public final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where works and findings are kept (default: COLOPHON_HOME, else ./colophon-data).")
    private @Nullable Path home;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private @Nullable Settings settings;

    /** The folder of the home, whether or not it is there. */
    public Path folder() {
        return home == null
                ? Settings.folderOf(Program.of(command()).variables())
                : home.toAbsolutePath().normalize();
    }

    /**
     * What is set in the home and by variables, read the first time.
     *
     * @throws ServiceException when the file there is wrong
     */
    public Settings settings() {
        Settings known = settings;
        if (known == null) {
            known = Settings.of(folder(), Program.of(command()).variables());
            known.warning().ifPresent(warning -> {
                PrintWriter err = command().commandLine().getErr();
                new Console(err, err, reader()).message(warning);
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
    public Settings existing() {
        Path named = folder();
        String origin = origin();
        if (!origin.equals("default") && Files.notExists(named)) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "there is no home at %s: check the name in %s, or make one with `colophon register`"
                            .formatted(named, origin.equals("option") ? "--home" : Settings.HOME));
        }
        return settings();
    }

    /** What named it: {@code option}, {@code variable} or {@code default}. */
    public String origin() {
        if (home != null) {
            return "option";
        }
        return Program.of(command()).variables().get(Settings.HOME).isPresent() ? "variable" : "default";
    }

    private Language reader() {
        return LanguageOption.reader(
                command().root().commandLine().getParseResult().originalArgs().toArray(String[]::new));
    }

    private CommandSpec command() {
        return Objects.requireNonNull(command);
    }
}
