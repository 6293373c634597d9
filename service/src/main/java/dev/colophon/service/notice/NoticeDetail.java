package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.page.PageAnswer;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.regime.Regime;
import java.util.List;
import java.util.Optional;

/**
 * A notice in full.
 *
 * @param regime in the version with which it began
 * @param groups of its copies: one where all of them stand alike
 * @param events all, in the order of their moments
 * @param outdated numbers of the copies that have left the case since, such as by a licence
 * @param byPage what came by the answer page, the first first
 * @param bothSides what the owner and the user have said; empty where the user has not answered
 */
public record NoticeDetail(
        StoredNotice notice,
        Regime regime,
        NoticeState state,
        List<CopyGroup> groups,
        List<StoredNoticeItem> items,
        List<NoticeFile> files,
        List<StoredNoticeEvent> events,
        List<Integer> outdated,
        List<ByPage> byPage,
        Optional<BothSides> bothSides) {

    public NoticeDetail {
        groups = CopyGroup.alike(groups);
        items = List.copyOf(items);
        files = List.copyOf(files);
        events = List.copyOf(events);
        outdated = List.copyOf(outdated);
        byPage = List.copyOf(byPage);
    }

    /**
     * An answer that came by the answer page.
     *
     * @param text all of it; the empty string where it can be read no more
     */
    public record ByPage(PageAnswer answer, String text) {}

    /** As a list has it. */
    public ListedNotice listed() {
        return new ListedNotice(notice, state, groups);
    }

    /** Whether it can still be sent, and names what may not be acted on any more. */
    public boolean isOutdated() {
        return state.phase().isBeforeSending() && !outdated.isEmpty();
    }
}
