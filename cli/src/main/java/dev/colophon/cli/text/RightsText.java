package dev.colophon.cli.text;

import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.service.report.html.ReportWords;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds what of a work, told to a person. Names in it are as they came: whoever prints them makes them safe.
 *
 * @param reader in whose language
 */
public record RightsText(Language reader) {

    private static final Pattern CLAIM = Pattern.compile("(.*) ([\\d,]+) of ([\\d,]+), (.*)");

    /** {@code Ada 2,500 of 10,000, any use, worldwide except CN, at any time, may license}. */
    public String claim(RightClaim claim) {
        TermsText terms = new TermsText(reader);
        return reader.say(
                "rights.claim",
                claim.party().name(),
                points(claim.shareBasisPoints()),
                points(RightClaim.WHOLE),
                terms.all(List.of(
                        terms.uses(claim.uses()), terms.territories(claim.territories()), terms.dates(claim.dates()))),
                claim.mayLicense() ? reader.say("rights.may-license") : "");
    }

    /** {@code OVER (12,000 of 10,000) for Stream in DE, FR from 2026-01-01: Ada 6,000, Ben 6,000}. */
    public String total(RightShares.Total total) {
        TermsText terms = new TermsText(reader);
        boolean isAnyUse = total.uses().size() == LicensedUse.values().length;
        return reader.say(
                "rights.total",
                sum(total.sum()),
                points(total.basisPoints()),
                points(RightClaim.WHOLE),
                terms.uses(isAnyUse ? Set.of() : total.uses()),
                total.territories().equals(Territories.WORLDWIDE.all())
                        ? reader.say("pages.term.worldwide")
                        : reader.say("rights.in", terms.all(total.territories())),
                terms.dates(total.dates()),
                total.claims().isEmpty()
                        ? reader.say("rights.nobody")
                        : terms.all(total.claims().stream()
                                .map(claim -> claim.party().name() + " " + points(claim.shareBasisPoints()))
                                .toList()));
    }

    /** What a history keeps of a claim, which is English. */
    String recorded(String claim) {
        Matcher parts = CLAIM.matcher(claim);
        return reader.equals(Language.ENGLISH) || !parts.matches()
                ? claim
                : reader.say(
                        "rights.told",
                        parts.group(1),
                        parts.group(2),
                        parts.group(3),
                        new ReportWords(reader).terms(parts.group(4)));
    }

    private String sum(RightShares.Sum sum) {
        return reader.say(
                switch (sum) {
                    case UNDER -> "rights.under";
                    case COMPLETE -> "rights.complete";
                    case OVER -> "rights.over";
                });
    }

    private static String points(int basisPoints) {
        return String.format(Locale.ROOT, "%,d", basisPoints);
    }
}
