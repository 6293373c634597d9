package dev.colophon.cli.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What was done, for everybody to count. */
@Command(
        name = "public",
        description = {
            "Publish what was done: decisions, notices, answers, looks, counted by host and procedure.",
            "Every number follows from the transparency log, and anybody can recompute it. No person, no address of a page"
                    + " and no title is in it."
        },
        subcommands = {PublicExportCommand.class, PublicVerifyCommand.class})
public final class PublicCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command: export or verify");
    }
}
