package dev.colophon.cli.contact;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom a notice goes to. */
@Command(
        name = "contact",
        description = {
            "Find and keep whom to write to about a host: each address with where it was read, and when.",
            "What you name comes first; then the site's own pages and the agent that it designates; then the registries' "
                    + "records of its network and its domain; then whois. `notice draft` takes the best."
        },
        subcommands = {
            ContactFindCommand.class,
            ContactListCommand.class,
            ContactAddCommand.class,
            ContactRemoveCommand.class,
            ContactBouncedCommand.class
        })
public final class ContactCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: find, list, add, remove or bounced");
    }
}
