package dev.colophon.service.sending;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.IdentityCopies;
import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.notice.NoticeSession.Step;
import dev.colophon.store.Home;
import java.util.Optional;

/** The copy of an owner's identity document that goes with a notice whose procedure asks who they are. */
final class AttachedIdentity {

    private AttachedIdentity() {}

    /**
     * That of the owner of a notice, of which whoever lets it go is told; empty where the procedure asks for none, or none is kept.
     *
     * @param listener hears what leaves with it, and what does not although the procedure asks for it
     */
    static Optional<PowerOfAttorney> of(Step step, NoticeHistory history, Home home, MessageListener listener) {
        boolean asked = history.regime().notice().required().stream()
                .anyMatch(required -> required.field() == NoticeField.OWNER_IDENTITY);
        if (!asked) {
            return Optional.empty();
        }
        Party owner = new CaseFiles(step.dsl(), step.session().actor().organisation())
                .get(history.notice().caseNumber())
                .rightsholder();
        ClaimantDetails details = ClaimantRows.of(step.dsl(), owner);
        Optional<PowerOfAttorney> copy = new IdentityCopies(home).of(owner, details);
        listener.message(copy.map(attached ->
                        "a copy of the identity document of %s goes with it (%s, %,d bytes), because %s asks for it: `colophon notice undo %s` keeps it, `colophon owner details %s --detach-identity` leaves it out of others"
                                .formatted(
                                        owner.name(),
                                        attached.fileName("identity"),
                                        attached.content().length,
                                        history.regime().id(),
                                        history.notice().number(),
                                        owner.id()))
                .orElseGet(() ->
                        "%s asks for a copy of the identity document of %s, and none goes with it: `colophon owner details %s --identity KIND --identity-file FILE --attach-identity` keeps one that does; else send it another way"
                                .formatted(history.regime().id(), owner.name(), owner.id())));
        return copy;
    }
}
