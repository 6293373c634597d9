package dev.colophon.cli.offer;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.OfferText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.offer.OfferView;
import dev.colophon.service.offer.OfferDetail;
import dev.colophon.service.offer.OfferLetter;
import dev.colophon.service.offer.ShowOffer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one offer. */
@Command(
        name = "show",
        description = "Show an offer in full, or the text to hand out.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon offer show e5f6a7b8", "  colophon offer show e5f6a7b8 --letter --lang zh"})
final class OfferShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Id of an offer, or its last eight characters.")
    private String id = "";

    @Option(
            names = "--letter",
            description = "The text to hand out: work, amount, terms, where to object, and that no answer has no "
                    + "consequence by itself.")
    private boolean letter;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    OfferShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OfferDetail offer = new ShowOffer(home.existing()).show(Actor.local(), id);
        if (json.wanted()) {
            console.line(JsonLines.line(OfferView.of(offer)));
        } else if (letter) {
            OfferLetter.of(offer, language.reader()).forEach(line -> console.line(Console.safe(line)));
        } else {
            new OfferText(language.reader()).full(offer).forEach(console::line);
        }
        return ExitCode.OK;
    }
}
