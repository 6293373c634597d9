package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.regime.Regime;
import java.util.List;

/**
 * A notice in full.
 *
 * @param regime in the version with which it began
 * @param events all, the first first
 */
public record NoticeDetail(
        StoredNotice notice,
        Regime regime,
        NoticeState state,
        List<StoredNoticeItem> items,
        List<NoticeFile> files,
        List<StoredNoticeEvent> events) {

    public NoticeDetail {
        items = List.copyOf(items);
        files = List.copyOf(files);
        events = List.copyOf(events);
    }
}
