package dev.colophon.cli.text;

import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicenceCondition;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.work.Host;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * To whom, for what, where and when something is licensed, offered or held, told to a person. Names and addresses in it are as they
 * came: whoever prints them makes them safe.
 *
 * @param reader in whose language
 */
record TermsText(Language reader) {

    String licensee(Licensee licensee) {
        return switch (licensee) {
            case Licensee.AtHosts(List<Host> hosts) ->
                all(hosts.stream().map(Host::name).toList());
            case Licensee.OfOperator(String site, var _) -> reader.say("pages.term.operator", site);
            case Licensee.Anyone _ -> reader.say("pages.term.anyone");
        };
    }

    /** Any, if there are none. */
    String uses(Set<LicensedUse> uses) {
        return uses.isEmpty()
                ? reader.say("pages.term.any-use")
                : all(uses.stream().sorted().map(this::use).toList());
    }

    private String use(LicensedUse use) {
        return reader.say(
                switch (use) {
                    case STREAM -> "pages.term.stream";
                    case DOWNLOAD -> "pages.term.download";
                    case DISPLAY -> "pages.term.display";
                });
    }

    String territories(Territories territories) {
        String without = all(territories.excluded());
        if (territories.included().isEmpty()) {
            return without.isEmpty() ? reader.say("pages.term.worldwide") : reader.say("pages.term.except", without);
        }
        String within = all(territories.included());
        return without.isEmpty() ? within : reader.say("pages.term.within-except", within, without);
    }

    String dates(DateRange dates) {
        Optional<String> first = dates.first().map(LocalDate::toString);
        Optional<String> last = dates.last().map(LocalDate::toString);
        if (first.isPresent() && last.isPresent()) {
            return reader.say("pages.term.between", first.get(), last.get());
        }
        return first.map(day -> reader.say("pages.term.from", day))
                .or(() -> last.map(day -> reader.say("pages.term.until", day)))
                .orElseGet(() -> reader.say("pages.term.always"));
    }

    String conditions(Set<LicenceCondition> conditions) {
        return all(conditions.stream().sorted().map(this::condition).toList());
    }

    private String condition(LicenceCondition condition) {
        return reader.say(
                switch (condition) {
                    case ATTRIBUTION -> "pages.term.attribution";
                    case NON_COMMERCIAL -> "pages.term.non-commercial";
                    case NO_DERIVATIVES -> "pages.term.no-derivatives";
                    case SHARE_ALIKE -> "pages.term.share-alike";
                });
    }

    /** One after the other. */
    String all(Collection<String> words) {
        return words.stream().collect(Collectors.joining(reader.say("pages.terms.separator")));
    }
}
