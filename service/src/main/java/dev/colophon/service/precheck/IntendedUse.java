package dev.colophon.service.precheck;

import dev.colophon.index.transform.Segment;
import dev.colophon.registry.licence.CopyUse;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody means to do with a file. What is not said is within every licence's limits, but for the host: without one, only
 * what everybody may do is licensed.
 *
 * @param territory a country, by its code of two letters
 */
record IntendedUse(Optional<Host> host, Optional<String> territory, Optional<LicensedUse> use, Instant at) {

    /**
     * As somebody says it.
     *
     * @throws ServiceException where a host, a country or a use is none
     */
    static IntendedUse said(Optional<String> host, Optional<String> territory, Optional<String> use, Instant at) {
        try {
            return new IntendedUse(
                    host.map(Host::parse), territory.map(IntendedUse::country), use.map(LicensedUse::parse), at);
        } catch (RegistryException e) {
            throw new ServiceException(Category.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static String country(String text) {
        return Territories.of(List.of(text), List.of()).included().stream()
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        "`%s` is no country: write two letters of ISO 3166-1, such as DE".formatted(text)));
    }

    /** The use of these parts of a work. */
    CopyUse of(String work, List<Segment> segments) {
        return new CopyUse(
                work,
                host,
                uses(),
                List.of(new CopyUse.Viewing(territory, at)),
                segments.stream().map(Segment::inReference).toList());
    }

    Set<LicensedUse> uses() {
        return use.map(Set::of).orElse(Set.of());
    }
}
