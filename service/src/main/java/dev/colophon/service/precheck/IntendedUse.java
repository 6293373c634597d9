package dev.colophon.service.precheck;

import dev.colophon.index.transform.Segment;
import dev.colophon.registry.licence.CopyUse;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.work.Host;
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
