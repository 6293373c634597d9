package dev.colophon.cli;

import dev.colophon.cli.output.Console;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script for bash and zsh. */
@Command(
        name = "completion",
        description = "Print a script that completes commands and options in bash and zsh.",
        footerHeading = "%nExample:%n",
        footer = "  source <(colophon completion)")
final class CompletionCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.line(AutoComplete.bash(
                "colophon", Objects.requireNonNull(spec).root().commandLine()));
    }
}
