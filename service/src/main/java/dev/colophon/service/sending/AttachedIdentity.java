package dev.colophon.service.sending;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.IdentityCopies;
import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.notice.draft.IdentitySentence;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession.Step;
import dev.colophon.store.Home;
import java.util.Optional;

/** The copy of an owner's identity document that goes with a notice whose procedure asks who they are. */
final class AttachedIdentity {

    private AttachedIdentity() {}

    /** Whether the text of a notice says that it goes with it. */
    static boolean isSaidIn(String text, NoticeHistory history) {
        return IdentitySentence.isIn(text, NoticeMails.language(history));
    }

    /**
     * That of the owner of a notice whose text says that it goes with it, of which whoever lets it go is told; empty where the procedure
     * asks for none, or the text says that it is sent on request.
     *
     * @param listener hears what leaves with it, and what does not although the procedure asks for it
     * @throws ServiceException when the text says so, and what it names is not kept any more
     */
    static Optional<PowerOfAttorney> of(Step step, NoticeHistory history, Home home, MessageListener listener) {
        if (!history.regime().notice().asksFor(NoticeField.OWNER_IDENTITY)) {
            return Optional.empty();
        }
        Party owner = new CaseFiles(step.dsl(), step.session().actor().organisation())
                .get(history.notice().caseNumber())
                .rightsholder();
        ClaimantDetails details = ClaimantRows.of(step.dsl(), owner);
        Optional<PowerOfAttorney> kept = new IdentityCopies(home).of(owner, details);
        String text = NoticeMails.text(step.notices().files(history.notice()));
        Language language = NoticeMails.language(history);
        if (!isSaidIn(text, history)) {
            listener.message(
                    kept.isEmpty()
                            ? "%s asks for a copy of the identity document of %s, and none goes with it: `colophon owner details %s --identity KIND --identity-file FILE --attach-identity` keeps one that goes with what is drafted then; else send it another way"
                                    .formatted(history.regime().id(), owner.name(), owner.id())
                            : "the copy of the identity document of %s that is kept does not go with it, because the text of %s says that it is sent on request: draft it anew"
                                    .formatted(owner.name(), history.notice().number()));
            return Optional.empty();
        }
        PowerOfAttorney attached = kept.filter(_ -> details.identity()
                        .filter(proof ->
                                text.contains(IdentitySentence.attached(proof).in(language)))
                        .isPresent())
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED,
                        "%s says that a copy of the identity document of %s is attached, and that copy is not kept any more: keep it again with `colophon owner details %s --attach-identity`, or close the draft and draft it anew"
                                .formatted(history.notice().number(), owner.name(), owner.id())));
        listener.message(
                "a copy of the identity document of %s goes with it (%s, %,d bytes), because %s asks for it: `colophon notice undo %s` keeps it, `colophon owner details %s --detach-identity` leaves it out of others"
                        .formatted(
                                owner.name(),
                                attached.fileName("identity"),
                                attached.content().length,
                                history.regime().id(),
                                history.notice().number(),
                                owner.id()));
        return Optional.of(attached);
    }
}
