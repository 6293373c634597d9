package dev.colophon.cases.record;

import static dev.colophon.store.schema.tables.CaseFile.CASE_FILE;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeItem.NOTICE_ITEM;
import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.removal.OtherWorks;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** The notices of an organisation that left, read within a transaction of whoever asks, some at a time. */
public final class SentNotices {

    private static final int AT_ONCE = 100;

    private final DSLContext dsl;
    private final Notices notices;

    public SentNotices(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.notices = new Notices(dsl, organisation);
    }

    /** Each of them, the newest first. */
    public void forEach(Consumer<SentNotice> taker) {
        Optional<NoticeNumber> before = Optional.empty();
        List<StoredNotice> some;
        do {
            some = notices.list(Optional.empty(), before, AT_ONCE);
            some.forEach(notice -> sent(notice).ifPresent(taker));
            before = some.isEmpty() ? before : Optional.of(some.getLast().number());
        } while (some.size() == AT_ONCE);
    }

    private Optional<SentNotice> sent(StoredNotice notice) {
        List<StoredNoticeEvent> events = notices.events(notice);
        Optional<Instant> sentAt = SentNotice.sentAt(events);
        if (sentAt.isEmpty()) {
            return Optional.empty();
        }
        Collection<Meaning> seen = lastSeen(notice);
        return Optional.of(new SentNotice(
                notice,
                sentAt.get(),
                operator(notice),
                notices.items(notice),
                Collections.frequency(seen, Meaning.REMOVED),
                Collections.frequency(seen, Meaning.UP),
                StoredNoticeEvent.counting(events)));
    }

    private String operator(StoredNotice notice) {
        return Objects.requireNonNull(dsl.select(CASE_FILE.OPERATOR)
                .from(NOTICE)
                .join(CASE_FILE)
                .on(CASE_FILE.ID.eq(NOTICE.CASE_FILE))
                .where(NOTICE.ID.eq(notice.id()))
                .fetchOne(CASE_FILE.OPERATOR));
    }

    /** What the last look that could tell saw of each copy that was looked for. */
    private Collection<Meaning> lastSeen(StoredNotice notice) {
        Map<String, Meaning> last = new HashMap<>();
        dsl.select(NOTICE_ITEM.SIGHTING, REMOVAL_LOOK.VERDICT)
                .from(NOTICE_ITEM)
                .join(SIGHTING)
                .on(SIGHTING.ID.eq(NOTICE_ITEM.SIGHTING))
                .join(REMOVAL_LOOK)
                .on(
                        REMOVAL_LOOK.ORGANISATION.eq(SIGHTING.ORGANISATION),
                        REMOVAL_LOOK.PLACE.eq(SIGHTING.PLACE),
                        REMOVAL_LOOK.CONTENT.eq(SIGHTING.CONTENT),
                        OtherWorks.isFor(SIGHTING.WORK).not())
                .where(NOTICE_ITEM.NOTICE.eq(notice.id()))
                .orderBy(REMOVAL_LOOK.AT, REMOVAL_LOOK.ID)
                .forEach(row -> {
                    Meaning meaning = RemovalVerdict.valueOf(Rows.text(row, REMOVAL_LOOK.VERDICT))
                            .meaning();
                    if (meaning != Meaning.UNKNOWN) {
                        last.put(Rows.text(row, NOTICE_ITEM.SIGHTING), meaning);
                    }
                });
        return last.values();
    }
}
