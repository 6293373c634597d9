package dev.colophon.cli;

import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The help of a command, as {@code COMMAND --help} prints it. */
@Command(
        name = "help",
        description = "Show the help of a command, or of all of them.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon help register", "  colophon help source add"})
final class HelpCommand implements Callable<Integer> {

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Which, such as `source add`; all without it.")
    private List<String> names = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    HelpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine command = Objects.requireNonNull(spec).root().commandLine();
        for (String name : names) {
            CommandLine named = command.getSubcommands().get(name);
            if (named == null) {
                throw new UnmatchedArgumentException(command, List.of(name));
            }
            command = named;
        }
        command.getUsageMessage(CommandLine.Help.Ansi.AUTO).lines().forEach(console::line);
        return ExitCode.OK;
    }
}
