package dev.colophon.cli.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.IdentityProof;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.casefile.ChangeClaimant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What notices say of an owner, or of an agent. */
final class ClaimantOptions {

    @Option(
            names = "--identity",
            paramLabel = "KIND",
            description =
                    "What proves who it is: identity-card, passport, business-licence, company-register or other.")
    private @Nullable String identity;

    @Option(
            names = "--identity-file",
            paramLabel = "FILE",
            description =
                    "A copy of it. Its name and hash are kept, and the file stays with you, but for --attach-identity.")
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

    /** The copy of the document of which the name and hash are said. */
    Optional<Path> identityFile() {
        return Optional.ofNullable(identityFile);
    }

    /** All that was said. */
    ClaimantDetails said() throws IOException {
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
