package dev.colophon.cli.text.casefile;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.casefile.DescribeClaimant;
import dev.colophon.service.json.casefile.ClaimantView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What notices say of an owner or an agent, told to a person. */
public final class ClaimantText {

    private static final int LABEL = 16;

    private final Language reader;

    /** @param reader in whose language */
    public ClaimantText(Language reader) {
        this.reader = reader;
    }

    /**
     * A line for each thing that is known, and one for what is missing.
     *
     * @param who an {@code owner} or an {@code agent}
     * @param full whether all of it is to be shown
     */
    public List<String> lines(DescribeClaimant.Known known, String who, boolean full) {
        ClaimantView claimant = ClaimantView.of(known, full);
        List<String> lines = new ArrayList<>();
        lines.add(label(who) + "@|bold " + Console.safe(claimant.owner()) + "|@  " + claimant.party());
        if (claimant.identity() != null) {
            lines.add(label("identity")
                    + reader.say(
                            "claimant.proof",
                            reader.say(
                                    "claimant.identity." + claimant.identity().name()),
                            Console.safe(String.valueOf(claimant.identityFile())),
                            String.valueOf(claimant.identitySha256())));
            if (Boolean.TRUE.equals(claimant.identityAttached())) {
                lines.add(" ".repeat(LABEL) + reader.say("claimant.attached"));
            }
        }
        add(lines, "representative", claimant.legalRepresentative());
        add(lines, "contact", claimant.contact());
        add(lines, "address", claimant.address());
        add(lines, "post-code", claimant.postCode());
        add(lines, "country", claimant.country());
        add(lines, "phone", claimant.phone());
        add(lines, "fax", claimant.fax());
        add(lines, "email", claimant.email());
        List<String> missing = known.details().missing(reader);
        if (!missing.isEmpty()) {
            lines.add(label("missing") + String.join(reader.say("list.separator"), missing));
        }
        return lines;
    }

    private void add(List<String> lines, String label, @Nullable String value) {
        if (value != null) {
            lines.add(label(label) + Console.safe(value));
        }
    }

    private String label(String name) {
        return Columns.label(reader.say("claimant.label." + name), LABEL);
    }
}
