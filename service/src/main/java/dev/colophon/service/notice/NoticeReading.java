package dev.colophon.service.notice;

import dev.colophon.cases.notice.page.PageAnswers;
import dev.colophon.cases.notice.stored.NoticeEvents;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.sightings.membership.CaseRightsholders;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Reads stored notices under the procedures that they began with, within a transaction of whoever asks. */
public record NoticeReading(DSLContext dsl, Notices notices, Regimes regimes) {

    /** One line of a list. */
    public ListedNotice listed(StoredNotice notice) {
        return new ListedNotice(
                notice, Notices.state(notices.events(notice), regime(notice)).phase());
    }

    /** With its events and their fold. */
    public NoticeHistory history(StoredNotice notice) {
        return new NoticeEvents(dsl).history(notice, regime(notice));
    }

    /** All that is stored of it. */
    public NoticeDetail detail(StoredNotice notice) {
        NoticeHistory history = history(notice);
        List<NoticeFile> files = notices.files(notice);
        List<StoredNoticeItem> items = notices.items(notice);
        Set<String> active = CaseRightsholders.activeFor(
                dsl, notice.id(), items.stream().map(StoredNoticeItem::sighting).toList());
        return new NoticeDetail(
                notice,
                history.regime(),
                history.state(),
                items,
                files,
                history.events().stream().sorted(StoredNoticeEvent.IN_TIME).toList(),
                items.stream()
                        .filter(item -> !active.contains(item.sighting()))
                        .map(StoredNoticeItem::number)
                        .toList(),
                byPage(notice, files),
                BothSides.of(history, items, files));
    }

    private List<NoticeDetail.ByPage> byPage(StoredNotice notice, List<NoticeFile> files) {
        return new PageAnswers(dsl)
                .of(notice.id()).stream()
                        .map(answer -> new NoticeDetail.ByPage(
                                answer,
                                files.stream()
                                        .filter(file -> file.name().equals(answer.file()))
                                        .findFirst()
                                        .map(BothSides::text)
                                        .orElse("")))
                        .toList();
    }

    /**
     * The profile that it began with.
     *
     * @throws ServiceException when it was one of one's own and is gone
     */
    public Regime regime(StoredNotice notice) {
        return regimes.version(notice.regime(), notice.regimeVersion())
                .orElseThrow(() -> new ServiceException(
                        Category.ENVIRONMENT,
                        "%s began under version %d of `%s`, whose profile is gone from the folder `regimes` of the home: put it back"
                                .formatted(notice.number(), notice.regimeVersion(), notice.regime())));
    }
}
