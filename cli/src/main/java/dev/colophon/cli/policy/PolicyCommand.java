package dev.colophon.cli.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What owners want done about copies. */
@Command(
        name = "policy",
        description = {
            "Say what is to be done about copies: block, license, count or none, each under conditions.",
            "Block asks for removal, license offers a licence. `colophon sightings` and `colophon check` say what "
                    + "that comes to. Nothing is sent."
        },
        subcommands = {
            PolicySetCommand.class,
            PolicyShowCommand.class,
            PolicyListCommand.class,
            PolicyRemoveCommand.class
        })
public final class PolicyCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: set, show, list or remove");
    }
}
