package dev.colophon.cli.licence;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.TermsOptions;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.LicenceText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.licence.LicenceView;
import dev.colophon.service.licence.AddLicence;
import dev.colophon.service.licence.LicenceResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grants a licence. */
@Command(
        name = "add",
        description = {
            "Grant a licence for works, or for all works of somebody, to hosts, to the operator of a site, or to anyone.",
            "What it covers of what was seen is licensed at once, and what is seen later, too. What a person decided stays."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon licence add b2c3d4e5 --host radio.example --use stream --territory DE,AT --to 2027-12-31 --note L-17",
            "  colophon licence add --all-works-of \"Ada Example\" --operator video.example --excluded-territory CN",
            "  colophon licence add b2c3d4e5 --public-licence https://creativecommons.org/licenses/by/4.0/",
            "  colophon licence add b2c3d4e5 --host review.example --segment 0:30-1:15"
        })
final class LicenceAddCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORK", arity = "0..*", description = "Ids of works, or their last eight characters.")
    private List<String> works = List.of();

    @Option(
            names = "--all-works-of",
            paramLabel = "NAME",
            description = "All works that this owner holds, also those of later, by name or id.")
    private @Nullable String owner;

    @Option(
            names = "--licensor",
            paramLabel = "NAME",
            description =
                    "Who licenses the works, by name or id (default: their owner). Of works of which the licensor "
                            + "holds nothing, a licence clears nothing.")
    private @Nullable String licensor;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            split = ",",
            description = "A host that may show them, with its subdomains; several with commas.")
    private List<String> hosts = List.of();

    @Option(
            names = "--operator",
            paramLabel = "SITE",
            description = "All sites of the operator of this one, as `colophon operators show SITE` lists them now.")
    private @Nullable String operator;

    @Option(names = "--anyone", description = "Everybody may show them.")
    private boolean anyone;

    @Option(
            names = "--public-licence",
            paramLabel = "URI",
            description =
                    "Everybody may, under this licence; of Creative Commons its conditions are read from the address.")
    private @Nullable String publicLicence;

    @Mixin
    private TermsOptions limits = new TermsOptions();

    @Option(
            names = "--condition",
            paramLabel = "C",
            split = ",",
            description = "attribution, non-commercial, no-derivatives or share-alike: kept and shown.")
    private List<String> conditions = List.of();

    @Option(
            names = "--segment",
            paramLabel = "PART",
            description = "Only this part of each work: 0:30-1:15 of sound and film, 100-900 (characters) of text.")
    private @Nullable String segment;

    @Option(names = "--note", paramLabel = "TEXT", description = "What you call it, such as the number of a contract.")
    private String note = "";

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    LicenceAddCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LicenceResult result = new AddLicence(home.existing()).add(Actor.local(), request());
        LicenceText text = new LicenceText(console.reader());
        if (json.wanted()) {
            console.line(JsonLines.line(LicenceView.of(result)));
        } else {
            text.added(result).forEach(console::line);
        }
        text.warnings(result).forEach(console::message);
        limits.terms().over(result.standing().licence().grantedAt()).ifPresent(console::message);
        return ExitCode.OK;
    }

    private AddLicence.Request request() {
        return new AddLicence.Request(
                works,
                Optional.ofNullable(owner),
                Optional.ofNullable(licensor),
                hosts,
                Optional.ofNullable(operator),
                anyone,
                Optional.ofNullable(publicLicence),
                limits.terms(),
                conditions,
                Optional.ofNullable(segment),
                note);
    }
}
