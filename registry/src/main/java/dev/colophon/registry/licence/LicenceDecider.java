package dev.colophon.registry.licence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether copies are licensed. A pure function of licences, of who holds the work, and of where, how, when and from where the copy
 * was seen. One licence need not cover all: each use of each part, in each territory, has to be covered by one whose licensor may
 * license it.
 *
 * @param licences of any works and licensors
 * @param holders of the work that is asked about
 */
public record LicenceDecider(List<Licence> licences, Holders holders) {

    public LicenceDecider {
        licences = List.copyOf(licences);
    }

    /** Whether it is asked which part of the work is in a copy. */
    public boolean partsMatter() {
        return licences.stream()
                .anyMatch(licence -> licence.scope() instanceof LicenceScope.NamedWorks named
                        && named.segment().isPresent());
    }

    /**
     * The licences that cover the copy together, that of the newest viewing first; empty when it is not licensed.
     *
     * @param preferred the id of the one that is named where several will do
     */
    public List<Licence> covering(CopyUse copy, Optional<String> preferred) {
        Set<Licence> covering = new LinkedHashSet<>();
        for (CopyUse.Cell cell : copy.cells()) {
            List<Licence> found = licences.stream()
                    .filter(licence -> licence.covers(cell) && holders.support(licence, cell))
                    .toList();
            if (found.isEmpty()) {
                return List.of();
            }
            covering.add(found.stream()
                    .filter(licence -> preferred.filter(licence.id()::equals).isPresent())
                    .findFirst()
                    .orElse(found.getFirst()));
        }
        return List.copyOf(covering);
    }
}
