package dev.colophon.cli.option;

import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.output.Questions;
import picocli.CommandLine.Option;

/** {@code --yes}, for commands that ask before they do something. */
public final class YesOption {

    @Option(names = "--yes", description = "Do it without asking.")
    private boolean yes;

    /**
     * Whether the person wants it, who is asked unless that was said.
     *
     * @param question without its mark, such as {@code remove 2 works}
     * @throws CommandFailure where nobody can be asked
     */
    public boolean confirmed(String question, Console console) {
        if (yes) {
            return true;
        }
        if (!Console.isTerminal()) {
            throw new CommandFailure(ExitCode.USAGE, console.reader().say("ask.nobody", question));
        }
        return new Questions(console).isYes(console.reader().say("ask.question", Console.safe(question)));
    }
}
