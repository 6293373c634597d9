package dev.colophon.cli.offer;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.LicenceText;
import dev.colophon.cli.text.OfferText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.offer.OfferView;
import dev.colophon.service.offer.AcceptOffer;
import dev.colophon.service.offer.AcceptedOffer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an offer a licence. */
@Command(
        name = "accept",
        description = {
            "Write down that an offer was accepted: it is a licence from now on.",
            "What that covers of what was seen is licensed at once. An offer is answered once: of two answers, one "
                    + "counts."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon offer accept e5f6a7b8 --reason \"letter of 3 May, payment 2026-118\""})
final class OfferAcceptCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Id of an offer, or its last eight characters.")
    private String id = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Who accepted how: a name, a letter, a payment reference.")
    private String reason = "";

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    OfferAcceptCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        AcceptedOffer accepted = new AcceptOffer(home.existing()).accept(Actor.local(), id, reason);
        LicenceText licence = new LicenceText(console.reader());
        if (json.wanted()) {
            console.line(JsonLines.line(OfferView.of(accepted)));
        } else {
            new OfferText(console.reader()).lines(accepted.detail()).forEach(console::line);
            licence.added(accepted.licence()).forEach(console::line);
        }
        licence.warnings(accepted.licence()).forEach(console::message);
        return ExitCode.OK;
    }
}
