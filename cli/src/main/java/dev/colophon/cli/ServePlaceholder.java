package dev.colophon.cli;

import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Stands for the web application in the list of commands. It is a program of its own, which the launcher starts instead: no other
 * command has its classes on the class path.
 */
@Command(
        name = "serve",
        description =
                "Show Colophon in a browser on this machine: register, check, compare, decide, write notices. See `colophon serve --help`.")
final class ServePlaceholder implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        throw new CommandFailure(
                ExitCode.ENVIRONMENT,
                "the web application is not installed here: install the package colophon-server beside this one, or start "
                        + "it from the sources with `%s`"
                                .formatted(("./colophon serve " + String.join(" ", arguments)).strip()));
    }
}
