package dev.colophon.cli.answer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What comes back to notices. */
@Command(
        name = "answer",
        description = "Read what comes back to a notice, and take it down.",
        subcommands = {AnswerReadCommand.class, AnswerImportCommand.class})
public final class AnswerCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command: read or import");
    }
}
