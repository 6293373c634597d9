package dev.colophon.server.web.rights;

import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicenceCondition;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.report.html.ReportWords;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Limits of licences and rights in words of a language. */
public record RightsWords(Tongue tongue) {

    /** More countries than these are counted. */
    private static final int MOST_COUNTRIES = 8;

    private static final int POINTS_A_PERCENT = 2;

    private String list(Collection<String> words) {
        return String.join(tongue.report().say("list.separator"), words);
    }

    /** What may be done. */
    public String uses(Set<LicensedUse> uses) {
        return uses.isEmpty() || uses.size() == LicensedUse.values().length
                ? tongue.say("licensed-use.any")
                : list(uses.stream()
                        .sorted()
                        .map(use -> tongue.say("licensed-use." + use.name()))
                        .toList());
    }

    /** Where. */
    public String territories(Territories territories) {
        return territories(territories.all());
    }

    /** Where, by codes of countries. */
    public String territories(SortedSet<String> codes) {
        SortedSet<String> all = Territories.WORLDWIDE.all();
        if (codes.equals(all)) {
            return tongue.say("territory.world");
        }
        SortedSet<String> others = new TreeSet<>(all);
        others.removeAll(codes);
        return codes.size() > others.size() ? tongue.say("territory.except", countries(others)) : countries(codes);
    }

    private String countries(SortedSet<String> codes) {
        return codes.size() > MOST_COUNTRIES
                ? tongue.say("territory.count", codes.size())
                : list(codes.stream()
                        .map(code -> Locale.of("", code).getDisplayCountry(tongue.locale()))
                        .toList());
    }

    /** When. */
    public String dates(DateRange dates) {
        if (dates.first().isPresent() && dates.last().isPresent()) {
            return tongue.say(
                    "period.both",
                    dates.first().get().toString(),
                    dates.last().get().toString());
        }
        return dates.first()
                .map(day -> tongue.say("period.from", day.toString()))
                .or(() -> dates.last().map(day -> tongue.say("period.to", day.toString())))
                .orElseGet(() -> tongue.say("period.always"));
    }

    /** Who may; addresses as nobody opens them by mistake. */
    public String licensee(Licensee licensee) {
        return switch (licensee) {
            case Licensee.Anyone _ -> tongue.say("licensee.anyone");
            case Licensee.OfOperator operator -> tongue.say("licensee.operator", ReportWords.host(operator.site()));
            case Licensee.AtHosts(var hosts) ->
                list(hosts.stream().map(host -> ReportWords.host(host.name())).toList());
        };
    }

    /** What has to be minded. */
    public String conditions(Set<LicenceCondition> conditions) {
        return list(conditions.stream()
                .sorted()
                .map(condition -> tongue.say("condition." + condition.name()))
                .collect(Collectors.toList()));
    }

    /** Such as {@code 12.5 %}. */
    public static String share(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, POINTS_A_PERCENT)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    /** What shares come to: complete, too little, too much. */
    public String sum(RightShares.Total total) {
        return switch (total.sum()) {
            case COMPLETE -> tongue.say("share.COMPLETE");
            case UNDER -> tongue.say("share.UNDER", share(RightClaim.WHOLE - total.basisPoints()));
            case OVER -> tongue.say("share.OVER", share(total.basisPoints() - RightClaim.WHOLE));
        };
    }

    /** Who holds what of it there. */
    public String holders(RightShares.Total total) {
        return total.claims().isEmpty()
                ? tongue.say("share.nobody")
                : list(total.claims().stream()
                        .map(claim ->
                                tongue.report().title(claim.party().name()) + " " + share(claim.shareBasisPoints()))
                        .toList());
    }
}
