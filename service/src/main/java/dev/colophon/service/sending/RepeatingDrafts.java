package dev.colophon.service.sending;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.service.notice.NoticeSession.Step;
import dev.colophon.service.notice.SameProvider;
import java.util.List;

/** Drafts that wait and ask the same of the same provider as a notice that leaves: none of them is sent while that stands. */
final class RepeatingDrafts {

    private RepeatingDrafts() {}

    /**
     * A sentence each.
     *
     * @param recipient of the notice, as a draft names it
     */
    static List<String> told(Step step, NoticeHistory leaving, String recipient) {
        return step.notices().namingTheSame(leaving.notice()).stream()
                .map(step.reading()::history)
                .filter(other -> other.state().phase() == NoticePhase.DRAFTED)
                .filter(other -> SameProvider.atTheSameAddress(recipient, step, other)
                        || (!other.isBesides()
                                && !leaving.isBesides()
                                && SameProvider.atAnotherAddress(recipient, step, other)))
                .map(other ->
                        "warning: the draft %s names some of the same copies to the same provider: `colophon notice send` refuses it while %s stands, and `colophon notice close %1$s --as withdrawn` ends it"
                                .formatted(
                                        other.notice().number(),
                                        leaving.notice().number()))
                .toList();
    }
}
