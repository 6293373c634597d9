package dev.colophon.cli.licence;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who may show which works. */
@Command(
        name = "licence",
        description = {
            "Say who may show which works.",
            "What a licence covers is licensed without a person, also what was seen before and is granted only now; "
                    + "`colophon sightings --state licensed` lists it and names the licence."
        },
        subcommands = {
            LicenceAddCommand.class,
            LicenceListCommand.class,
            LicenceShowCommand.class,
            LicenceRevokeCommand.class
        })
public final class LicenceCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: add, list, show or revoke");
    }
}
