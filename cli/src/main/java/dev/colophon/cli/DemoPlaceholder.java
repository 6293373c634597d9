package dev.colophon.cli;

import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Stands for the demonstration in the list of commands. The demonstration itself is a program above this one, which launchers
 * start instead: no other command has its classes on the class path.
 */
@Command(
        name = "demo",
        description =
                "Render a small catalogue and a small web on this machine, find the copies in it, explain them, take evidence of one.")
final class DemoPlaceholder implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        throw new CommandFailure(
                ExitCode.ENVIRONMENT,
                "the demonstration is not in this program: start it with the launcher, `colophon demo %s`"
                        .formatted(String.join(" ", arguments))
                        .strip());
    }
}
