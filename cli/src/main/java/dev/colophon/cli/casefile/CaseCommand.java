package dev.colophon.cli.casefile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What one operator shows of one rightsholder's, acted on together. */
@Command(
        name = "case",
        description = {
            "Act together on the confirmed copies of one operator, or one upload account, against one rightsholder.",
            "What is licensed, lawful, taken back or decided otherwise later leaves its case by itself. Nothing is"
                    + " sent by these commands."
        },
        subcommands = {
            CaseOpenCommand.class,
            CaseListCommand.class,
            CaseShowCommand.class,
            CaseEvidenceCommand.class,
            CaseMergeCommand.class,
            CaseSplitCommand.class,
            CaseNoteCommand.class,
            CaseCloseCommand.class,
            CaseReopenCommand.class
        })
public final class CaseCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Missing command: open, list, show, evidence, merge, split, note, close or reopen");
    }
}
