package dev.colophon.service.json.notice;

import dev.colophon.cases.notice.NoticeEvent.Outcome;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.service.notice.ListedNotice;
import dev.colophon.service.notice.NoticeDetail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notice; the schema is {@code notice.schema.json}. */
public record NoticeView(
        String number,
        String caseNumber,
        NoticePhase state,
        @Nullable Outcome outcome,
        String regime,
        int regimeVersion,
        String recipient,
        String language,
        int copies,
        @Nullable List<CopiesView> copiesApart,
        String draftedBy,
        Instant drafted,
        @Nullable List<ItemView> items,
        @Nullable List<FileView> files,
        @Nullable List<NoticeEventView> events,
        @Nullable List<Integer> outdated,
        @Nullable BothSidesView bothSides) {

    /** A copy that it names. */
    public record ItemView(int number, String sighting, String url, String title) {

        private static ItemView of(StoredNoticeItem item) {
            return new ItemView(item.number(), item.sighting(), item.url(), item.workTitle());
        }
    }

    /** A file of it. */
    public record FileView(String name, String type, int bytes, String sha256) {

        private static FileView of(NoticeFile file) {
            return new FileView(file.name(), file.mediaType(), file.content().length, file.sha256());
        }
    }

    /** As a list has it. */
    public static NoticeView of(ListedNotice listed) {
        return of(listed, null, null, null, null, null, null);
    }

    /** In full. */
    public static NoticeView of(NoticeDetail detail) {
        return of(
                detail.listed(),
                detail.state().outcome().orElse(null),
                detail.items().stream().map(ItemView::of).toList(),
                detail.files().stream().map(FileView::of).toList(),
                detail.events().stream().map(NoticeEventView::of).toList(),
                detail.isOutdated() ? detail.outdated() : null,
                detail.bothSides().map(BothSidesView::of).orElse(null));
    }

    private static NoticeView of(
            ListedNotice listed,
            @Nullable Outcome outcome,
            @Nullable List<ItemView> items,
            @Nullable List<FileView> files,
            @Nullable List<NoticeEventView> events,
            @Nullable List<Integer> outdated,
            @Nullable BothSidesView bothSides) {
        StoredNotice notice = listed.notice();
        return new NoticeView(
                notice.number().toString(),
                notice.caseNumber().toString(),
                listed.phase(),
                outcome,
                notice.regime(),
                notice.regimeVersion(),
                notice.recipient(),
                notice.language(),
                notice.items(),
                CopiesView.of(listed.groups()),
                notice.createdBy(),
                notice.createdAt(),
                items,
                files,
                events,
                outdated,
                bothSides);
    }
}
