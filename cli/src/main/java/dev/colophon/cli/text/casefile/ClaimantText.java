package dev.colophon.cli.text.casefile;

import dev.colophon.cases.claimant.IdentityProof;
import dev.colophon.cli.output.Console;
import dev.colophon.service.json.casefile.ClaimantView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What notices say of an owner or an agent, told to a person. */
public final class ClaimantText {

    private ClaimantText() {}

    /**
     * A line for each thing that is known, and one for what is missing.
     *
     * @param who an {@code owner} or an {@code agent}
     */
    public static List<String> lines(ClaimantView claimant, String who) {
        List<String> lines = new ArrayList<>();
        lines.add(who + "           @|bold " + Console.safe(claimant.owner()) + "|@  " + claimant.party());
        IdentityProof.Kind identity = claimant.identity();
        if (identity != null) {
            lines.add("identity        %s, %s, SHA-256 %s"
                    .formatted(
                            identity.word(),
                            Console.safe(String.valueOf(claimant.identityFile())),
                            claimant.identitySha256()));
            if (Boolean.TRUE.equals(claimant.identityAttached())) {
                lines.add(
                        "                a copy is kept and goes with each notice whose procedure asks for one; --detach-identity removes it");
            }
        }
        add(lines, "representative  ", claimant.legalRepresentative());
        add(lines, "contact         ", claimant.contact());
        add(lines, "address         ", claimant.address());
        add(lines, "post code       ", claimant.postCode());
        add(lines, "country         ", claimant.country());
        add(lines, "phone           ", claimant.phone());
        add(lines, "fax             ", claimant.fax());
        add(lines, "e-mail          ", claimant.email());
        if (!claimant.missing().isEmpty()) {
            lines.add("missing         " + String.join(", ", claimant.missing()));
        }
        return lines;
    }

    private static void add(List<String> lines, String label, @Nullable String value) {
        if (value != null) {
            lines.add(label + Console.safe(value));
        }
    }
}
