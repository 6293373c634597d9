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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** Reads stored notices under the procedures that they began with, within a transaction of whoever asks. */
public record NoticeReading(DSLContext dsl, Notices notices, Regimes regimes) {

    /** Lines of a list, in their order; of all of them the events are read at once. */
    public List<ListedNotice> listed(List<StoredNotice> some) {
        return new NoticeEvents(dsl)
                .histories(some, notice -> Optional.of(regime(notice))).stream()
                        .map(ListedNotice::of)
                        .toList();
    }

    /** Of all of them with their events, read at once; of one whose profile is gone that is said, and it is left out. */
    public List<NoticeHistory> histories(List<StoredNotice> some, Consumer<String> gone) {
        return new NoticeEvents(dsl).histories(some, notice -> {
            Optional<Regime> regime = regimes.version(notice.regime(), notice.regimeVersion());
            if (regime.isEmpty()) {
                gone.accept(gone(notice));
            }
            return regime;
        });
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
                history.groups(),
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
                .orElseThrow(() -> new ServiceException(Category.ENVIRONMENT, gone(notice)));
    }

    private static String gone(StoredNotice notice) {
        return "%s began under version %d of `%s`, whose profile is gone from the folder `regimes` of the home: put it back"
                .formatted(notice.number(), notice.regimeVersion(), notice.regime());
    }
}
