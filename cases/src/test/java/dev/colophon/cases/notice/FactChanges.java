package dev.colophon.cases.notice;

import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.notice.NoticeEvent.Verdict;
import dev.colophon.cases.regime.Regime;
import java.util.Optional;
import java.util.Set;

/** Facts of which one is otherwise. */
final class FactChanges {

    private FactChanges() {}

    static NoticeFacts standing(NoticeFacts f, Verdict standing) {
        return new NoticeFacts(
                standing,
                f.licensed(),
                f.contested(),
                f.inTerritory(),
                f.holdsShare(),
                f.stillUpAt(),
                f.indexed(),
                f.duplicate(),
                f.missing(),
                f.restoredUnder(),
                f.newProof(),
                f.policyReplayed(),
                f.claimantAutomatic(),
                f.calendar());
    }

    static NoticeFacts flags(
            NoticeFacts f, boolean licensed, boolean contested, boolean territory, boolean share, boolean duplicate) {
        return new NoticeFacts(
                f.standing(),
                licensed,
                contested,
                territory,
                share,
                f.stillUpAt(),
                f.indexed(),
                duplicate,
                f.missing(),
                f.restoredUnder(),
                f.newProof(),
                f.policyReplayed(),
                f.claimantAutomatic(),
                f.calendar());
    }

    static NoticeFacts indexed(NoticeFacts f, boolean indexed) {
        return new NoticeFacts(
                f.standing(),
                f.licensed(),
                f.contested(),
                f.inTerritory(),
                f.holdsShare(),
                f.stillUpAt(),
                Optional.of(indexed),
                f.duplicate(),
                f.missing(),
                f.restoredUnder(),
                f.newProof(),
                f.policyReplayed(),
                f.claimantAutomatic(),
                f.calendar());
    }

    static NoticeFacts missing(NoticeFacts f) {
        return new NoticeFacts(
                f.standing(),
                f.licensed(),
                f.contested(),
                f.inTerritory(),
                f.holdsShare(),
                f.stillUpAt(),
                f.indexed(),
                f.duplicate(),
                Set.of(NoticeField.SIGNATURE, NoticeField.OWNER_PHONE),
                f.restoredUnder(),
                f.newProof(),
                f.policyReplayed(),
                f.claimantAutomatic(),
                f.calendar());
    }

    static NoticeFacts restored(NoticeFacts f, Regime law, boolean newProof) {
        return new NoticeFacts(
                f.standing(),
                f.licensed(),
                f.contested(),
                f.inTerritory(),
                f.holdsShare(),
                f.stillUpAt(),
                f.indexed(),
                f.duplicate(),
                f.missing(),
                Optional.of(law),
                newProof,
                f.policyReplayed(),
                f.claimantAutomatic(),
                f.calendar());
    }

    static NoticeFacts uncounted(NoticeFacts f) {
        return new NoticeFacts(
                f.standing(),
                f.licensed(),
                f.contested(),
                f.inTerritory(),
                f.holdsShare(),
                f.stillUpAt(),
                f.indexed(),
                f.duplicate(),
                f.missing(),
                f.restoredUnder(),
                f.newProof(),
                f.policyReplayed(),
                f.claimantAutomatic(),
                Optional.empty());
    }

    static NoticeFacts automatic(NoticeFacts f, boolean replayed, boolean claimant) {
        return new NoticeFacts(
                f.standing(),
                f.licensed(),
                f.contested(),
                f.inTerritory(),
                f.holdsShare(),
                f.stillUpAt(),
                f.indexed(),
                f.duplicate(),
                f.missing(),
                f.restoredUnder(),
                f.newProof(),
                replayed,
                claimant,
                f.calendar());
    }
}
