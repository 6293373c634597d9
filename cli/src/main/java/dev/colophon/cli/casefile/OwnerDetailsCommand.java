package dev.colophon.cli.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.IdentityProof;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.ClaimantText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.ChangeClaimant;
import dev.colophon.service.casefile.DescribeClaimant;
import dev.colophon.service.casefile.ForgetClaimant;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.casefile.ClaimantView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What notices say of an owner. */
@Command(
        name = "details",
        description = {
            "Show what notices must say of an owner, or say it: who it is, where, and how to be reached. What is not"
                    + " said stays.",
            "These are personal data: they stand in the database of this home and in the notices that you send, and"
                    + " are neither logged nor published. They are shown in part only, unless you ask for --full."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon owner details \"Ada Example\" --address \"Musterstr. 1, Leipzig\" --post-code 04109 --country"
                    + " DE",
            "  colophon owner details \"Ada Example\" --phone \"+49 341 123456\" --email ada@ada.example",
            "  colophon owner details \"Ada Example\" --identity passport --identity-file passport.pdf",
            "  colophon owner details \"Ada Example\" --full"
        })
final class OwnerDetailsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "OWNER", description = "An owner, by name or id.")
    private String owner = "";

    @Option(
            names = "--identity",
            paramLabel = "KIND",
            description =
                    "What proves who it is: identity-card, passport, business-licence, company-register or other.")
    private @Nullable String identity;

    @Option(
            names = "--identity-file",
            paramLabel = "FILE",
            description = "A copy of it. Its name and hash are kept, the file stays with you.")
    private @Nullable Path identityFile;

    @Option(
            names = "--representative",
            paramLabel = "NAME",
            description = "The legal representative of a company or body.")
    private @Nullable String representative;

    @Option(names = "--contact", paramLabel = "NAME", description = "Who is to be asked.")
    private @Nullable String contact;

    @Option(names = "--address", paramLabel = "TEXT", description = "Street and town.")
    private @Nullable String address;

    @Option(names = "--post-code", paramLabel = "CODE", description = "The post code.")
    private @Nullable String postCode;

    @Option(names = "--country", paramLabel = "CODE", description = "Two letters of ISO 3166-1, such as CN.")
    private @Nullable String country;

    @Option(names = "--phone", paramLabel = "NUMBER", description = "With the code of the country.")
    private @Nullable String phone;

    @Option(names = "--fax", paramLabel = "NUMBER", description = "Likewise.")
    private @Nullable String fax;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "For answers.")
    private @Nullable String email;

    @Option(names = "--forget", description = "Delete all of it. Notices that were made keep what they said.")
    private boolean forget;

    @Option(names = "--full", description = "Show all of it.")
    private boolean full;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    OwnerDetailsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ClaimantDetails said = said();
        boolean saysNothing = said.equals(ClaimantDetails.NONE);
        if (forget && !saysNothing) {
            throw new CommandFailure(ExitCode.USAGE, "--forget deletes all of it: say nothing else");
        }
        DescribeClaimant.Known known = forget
                ? new ForgetClaimant(home.existing()).forget(Actor.local(), owner)
                : saysNothing
                        ? new DescribeClaimant(home.existing()).describe(Actor.local(), owner)
                        : new ChangeClaimant(home.existing()).change(Actor.local(), owner, said);
        ClaimantView view = ClaimantView.of(known, full);
        if (json.wanted()) {
            console.line(JsonLines.line(view));
        } else {
            ClaimantText.lines(view).forEach(console::line);
        }
        return ExitCode.OK;
    }

    private ClaimantDetails said() throws IOException {
        return new ClaimantDetails(
                proof(),
                Optional.ofNullable(representative),
                Optional.ofNullable(contact),
                Optional.ofNullable(address),
                Optional.ofNullable(postCode),
                Optional.ofNullable(country),
                Optional.ofNullable(phone),
                Optional.ofNullable(fax),
                Optional.ofNullable(email));
    }

    private Optional<IdentityProof> proof() throws IOException {
        String kind = identity;
        Path file = identityFile;
        if (kind == null && file == null) {
            return Optional.empty();
        }
        if (kind == null || file == null) {
            throw new CommandFailure(ExitCode.USAGE, "--identity and --identity-file go together");
        }
        IdentityProof.Kind meant = IdentityProof.Kind.ofWord(kind)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--identity: `%s` is none of identity-card, passport, business-licence, company-register, other"
                                .formatted(Console.safe(kind))));
        return Optional.of(ChangeClaimant.proof(meant, file));
    }
}
