package dev.colophon.server.web.rights;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.server.page.FormFields;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.catalogue.SightingList;
import dev.colophon.service.licence.WorkRights;
import dev.colophon.sightings.decision.DecisionState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the page of a work shows.
 *
 * @param seen where copies were seen last
 * @param policy what was said of what is to be done about copies of this work alone
 * @param version what a form says that it has seen
 * @param typed of the form for details
 * @param refused why what was asked was not done, in one line
 * @param stale whether something was changed since the page was shown, so that nothing was done
 * @param done what was done, as a word of the messages; empty for nothing
 */
public record WorkPage(
        CatalogueItem.OfWork item,
        SightingList seen,
        WorkRights rights,
        List<Licences.Standing> licences,
        PolicyHistory policy,
        String version,
        FormFields typed,
        Optional<Message> refused,
        boolean stale,
        String done) {

    /** The rules that ask for nothing, with which all is held. */
    static final String HOLD = "none";

    private static final Set<DecisionState> LAWFUL = Set.of(DecisionState.LICENSED, DecisionState.EXCEPTION);
    private static final Set<DecisionState> CONFIRMED = Set.of(DecisionState.CONFIRMED, DecisionState.RESOLVED);

    /** Whether nothing is to be done about copies of it, because somebody said so of this work. */
    public boolean isHeld() {
        return policy.inForce()
                .filter(armed -> armed.policy().toString().equals(HOLD))
                .isPresent();
    }

    /** What a form says of the policy that it has seen. */
    public String policyVersion() {
        return policy.newest().map(PolicyVersion::id).orElse(NO_POLICY);
    }

    static final String NO_POLICY = "none";

    /** Who made it, as is said of it beside its owner. */
    public String creator() {
        return creator(item);
    }

    static String creator(CatalogueItem.OfWork item) {
        return item.metadata().fields().stream()
                .filter(field -> field.name().equals(StatedField.CREATOR))
                .map(StatedField::content)
                .findFirst()
                .orElse("");
    }

    private int count(Set<DecisionState> states) {
        return seen.totals().entrySet().stream()
                .filter(one -> states.contains(one.getKey()))
                .mapToInt(one -> one.getValue())
                .sum();
    }

    /** How many copies were seen. */
    public int all() {
        return seen.totals().values().stream().mapToInt(Integer::intValue).sum();
    }

    public int lawful() {
        return count(LAWFUL);
    }

    public int confirmed() {
        return count(CONFIRMED);
    }

    public int notMatching() {
        return count(Set.of(DecisionState.NOT_A_MATCH));
    }

    /** Nobody has decided yet, or it waits for a person. */
    public int undecided() {
        return all() - lawful() - confirmed() - notMatching();
    }
}
