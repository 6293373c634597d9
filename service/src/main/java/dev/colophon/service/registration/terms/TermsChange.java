package dev.colophon.service.registration.terms;

import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.RightClaim;
import java.util.List;

/**
 * What a message changed of who may show a work and who holds it.
 *
 * @param granted licences that are new
 * @param revoked licences that its sender does not give any more; they cover what is seen in the days of grace, too
 * @param stated rights that are new
 * @param withdrawn rights that its sender does not state any more
 */
public record TermsChange(
        List<Licence> granted, List<Licence> revoked, List<RightClaim> stated, List<RightClaim> withdrawn) {

    public static final TermsChange NONE = new TermsChange(List.of(), List.of(), List.of(), List.of());

    public TermsChange {
        granted = List.copyOf(granted);
        revoked = List.copyOf(revoked);
        stated = List.copyOf(stated);
        withdrawn = List.copyOf(withdrawn);
    }

    /** Whether copies may be licensed now that were not. */
    boolean mayClear() {
        return !granted.isEmpty() || !stated.isEmpty();
    }
}
