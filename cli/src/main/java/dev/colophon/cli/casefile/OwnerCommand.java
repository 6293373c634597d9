package dev.colophon.cli.casefile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is known of owners beside their names. */
@Command(
        name = "owner",
        description = "Say, or look up, what notices must say of an owner, or of an agent who notifies in their name.",
        subcommands = {OwnerDetailsCommand.class, OwnerAgentCommand.class})
public final class OwnerCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command: details or agent");
    }
}
