package dev.colophon.cli.offer;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.OfferText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.offer.OfferView;
import dev.colophon.service.offer.DeclineOffer;
import dev.colophon.service.offer.OfferDetail;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down that nobody wants it. */
@Command(
        name = "decline",
        description = "Write down that an offer was declined. What was seen stays as it was decided.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon offer decline e5f6a7b8 --reason \"mail of 3 May: took it down\""})
final class OfferDeclineCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Id of an offer, or its last eight characters.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Who declined how.")
    private String reason = "";

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    OfferDeclineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OfferDetail declined = new DeclineOffer(home.existing()).decline(Actor.local(), id, reason);
        if (json.wanted()) {
            console.line(JsonLines.line(OfferView.of(declined)));
        } else {
            new OfferText(console.reader()).lines(declined).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
