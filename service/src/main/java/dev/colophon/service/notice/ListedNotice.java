package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.StoredNotice;
import java.util.List;

/**
 * A notice as a list has it.
 *
 * @param groups of its copies: one where all of them stand alike
 */
public record ListedNotice(StoredNotice notice, NoticeState state, List<CopyGroup> groups) {

    public ListedNotice {
        groups = CopyGroup.alike(groups);
    }

    static ListedNotice of(NoticeHistory history) {
        return new ListedNotice(history.notice(), history.state(), history.groups());
    }

    /** How far it has come: of copies that stand apart, where something is still to be done. */
    public NoticePhase phase() {
        return state.phase();
    }
}
