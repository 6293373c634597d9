package dev.colophon.cli.offer;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.TermsOptions;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.OfferText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.offer.OfferView;
import dev.colophon.service.offer.MakeOffer;
import dev.colophon.service.offer.OfferDetail;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an offer. */
@Command(
        name = "make",
        description = {
            "Offer a licence for works, or for what a copy shows of one to the host where the copy is.",
            "Of a copy that is licensed, held, or lawful, nothing is offered: nobody is to pay for what is allowed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon offer make --sighting a1b2c3d4 --price 40 --currency EUR --terms terms.pdf --dispute mailto:me@me.example",
            "  colophon offer make b2c3d4e5 --host radio.example --use stream --to 2027-12-31 --price 120 --currency CNY \\",
            "      --terms terms.pdf --terms-url https://me.example/terms.pdf --dispute https://me.example/object --days 30"
        })
final class OfferMakeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORK", arity = "0..*", description = "Ids of works, or their last eight characters.")
    private List<String> works = List.of();

    @Option(
            names = "--sighting",
            paramLabel = "ID",
            description = "Instead of works: the work that this copy shows, the part that it shows, for its host.")
    private @Nullable String sighting;

    @Option(
            names = "--segment",
            paramLabel = "PART",
            description = "Only this part of each work: 0:30-1:15 of sound and film, 100-900 (characters) of text.")
    private @Nullable String segment;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            split = ",",
            description = "To this host, with its subdomains; several with commas.")
    private List<String> hosts = List.of();

    @Option(names = "--operator", paramLabel = "SITE", description = "To the operator of this site, for all its sites.")
    private @Nullable String operator;

    @Option(names = "--anyone", description = "To everybody.")
    private boolean anyone;

    @Mixin
    private TermsOptions limits = new TermsOptions();

    @Option(names = "--price", paramLabel = "AMOUNT", required = true, description = "Such as 12.50; 0 for nothing.")
    private String price = "";

    @Option(
            names = "--currency",
            paramLabel = "CUR",
            required = true,
            description = "Three letters (ISO 4217), such as EUR, CNY, USD.")
    private String currency = "";

    @Option(
            names = "--terms",
            paramLabel = "FILE",
            required = true,
            description = "What is agreed besides. Its SHA-256 is kept and shown, so that nobody can change it later.")
    private Path terms = Path.of("");

    @Option(names = "--terms-url", paramLabel = "URL", description = "Where the terms stand.")
    private @Nullable String termsUrl;

    @Option(
            names = "--dispute",
            paramLabel = "URI",
            required = true,
            description = "Where whoever gets it can object: https://… or mailto:…")
    private String dispute = "";

    @Option(names = "--days", paramLabel = "N", description = "How long it stands (default: 14).")
    private @Nullable Integer days;

    @Option(names = "--note", paramLabel = "TEXT", description = "What the letter says besides.")
    private String note = "";

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    OfferMakeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OfferDetail made = new MakeOffer(home.existing()).make(Actor.local(), request(), console);
        if (json.wanted()) {
            console.line(JsonLines.line(OfferView.of(made)));
        } else {
            new OfferText(console.reader()).lines(made).forEach(console::line);
            console.note(console.reader().say("offer.hand-out", made.offer().id()));
        }
        return ExitCode.OK;
    }

    private MakeOffer.Request request() {
        return new MakeOffer.Request(
                works,
                Optional.ofNullable(sighting),
                Optional.ofNullable(segment),
                new MakeOffer.Addressee(hosts, Optional.ofNullable(operator), anyone),
                limits.terms(),
                price,
                currency,
                terms,
                Optional.ofNullable(termsUrl),
                dispute,
                Optional.ofNullable(days),
                note);
    }
}
