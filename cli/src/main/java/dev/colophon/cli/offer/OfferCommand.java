package dev.colophon.cli.offer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Licences for a price. */
@Command(
        name = "offer",
        description = {
            "Offer a licence for a price, and write down what came of it.",
            "Accepted, it is a licence, and what that covers is licensed at once. Nothing is sent and no money is "
                    + "moved: `offer show --letter` is the text to hand out."
        },
        subcommands = {
            OfferMakeCommand.class,
            OfferListCommand.class,
            OfferShowCommand.class,
            OfferAcceptCommand.class,
            OfferDeclineCommand.class
        })
public final class OfferCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: make, list, show, accept or decline");
    }
}
