package dev.colophon.cli.offer;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.OfferText;
import dev.colophon.registry.offer.OfferState;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.offer.OfferView;
import dev.colophon.service.offer.ListOffers;
import dev.colophon.service.offer.OfferDetail;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists offers. */
@Command(
        name = "list",
        description = "List offers, newest first, with what came of each.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon offer list", "  colophon offer list --state offered"})
final class OfferListCommand implements Callable<Integer> {

    @Option(names = "--state", paramLabel = "STATE", description = "Only those: offered, accepted, declined or lapsed.")
    private @Nullable OfferState state;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    OfferListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new ListOffers(home.existing())
                .list(Actor.local(), Optional.ofNullable(state), console)
                .ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(List<OfferDetail> offers) {
        offers.forEach(offer -> {
            if (json.wanted()) {
                console.line(JsonLines.line(OfferView.of(offer)));
            } else {
                new OfferText(console.reader()).lines(offer).forEach(console::line);
            }
        });
        if (offers.isEmpty()) {
            console.note(console.reader().say("offer.none"));
        }
    }
}
