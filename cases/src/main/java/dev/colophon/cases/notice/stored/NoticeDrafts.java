package dev.colophon.cases.notice.stored;

import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeFile.NOTICE_FILE;
import static dev.colophon.store.schema.tables.NoticeItem.NOTICE_ITEM;
import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.regime.Regime;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;

/** Stores notices that were just written, within a transaction of whoever asks. */
public final class NoticeDrafts {

    private static final int LONGEST_RECIPIENT = 1_000;
    private static final int LONGEST_TITLE = 1_000;

    private final DSLContext dsl;
    private final Organisation organisation;
    private final Ids ids;
    private final String actor;

    /**
     * For drafts of a person.
     *
     * @param ids whose clock says when it is done
     */
    public NoticeDrafts(DSLContext dsl, Organisation organisation, Ids ids, String actor) {
        this.dsl = dsl;
        this.organisation = organisation;
        this.ids = ids;
        this.actor = actor;
    }

    /**
     * What is to be stored.
     *
     * @param idempotencyKey the same is stored once: at most 100 characters
     * @param events what happened until now, in their order
     */
    public record Draft(
            NoticeNumber number,
            CaseFile caseFile,
            Regime regime,
            String recipient,
            String language,
            String idempotencyKey,
            List<StoredNoticeItem> items,
            List<NoticeFile> files,
            List<StoredNoticeEvent> events) {

        public Draft {
            items = List.copyOf(items);
            files = List.copyOf(files);
            events = List.copyOf(events);
        }
    }

    /** The number of the next notice, which is given once in an installation; nobody else takes it until the transaction ends. */
    public NoticeNumber next() {
        dsl.update(ORGANISATION)
                .set(ORGANISATION.NAME, ORGANISATION.NAME)
                .where(ORGANISATION.ID.eq(Organisation.FIRST.id()))
                .execute();
        Long last = dsl.select(max(
                        field(select(max(NOTICE.NUMBER)).from(NOTICE).where(NOTICE.ORGANISATION.eq(ORGANISATION.ID)))))
                .from(ORGANISATION)
                .fetchSingle()
                .value1();
        return new NoticeNumber(1 + Objects.requireNonNullElse(last, 0L));
    }

    /** Stores all of it. */
    public void add(Draft draft) {
        String id = ids.next();
        Instant now = Ids.timeOf(id);
        dsl.insertInto(NOTICE)
                .set(NOTICE.ID, id)
                .set(NOTICE.ORGANISATION, organisation.id())
                .set(NOTICE.CASE_FILE, draft.caseFile().id())
                .set(NOTICE.NUMBER, draft.number().value())
                .set(NOTICE.REGIME, draft.regime().id())
                .set(NOTICE.REGIME_VERSION, String.valueOf(draft.regime().version()))
                .set(NOTICE.RECIPIENT, Sanitiser.fit(draft.recipient(), LONGEST_RECIPIENT))
                .set(NOTICE.LANGUAGE, draft.language())
                .set(NOTICE.IDEMPOTENCY_KEY, draft.idempotencyKey())
                .set(NOTICE.CREATED_BY, actor)
                .set(NOTICE.CREATED_AT, now.toEpochMilli())
                .set(NOTICE.EVENTS, (long) draft.events().size())
                .execute();
        for (StoredNoticeItem item : draft.items()) {
            dsl.insertInto(NOTICE_ITEM)
                    .set(NOTICE_ITEM.NOTICE, id)
                    .set(NOTICE_ITEM.NUMBER, item.number())
                    .set(NOTICE_ITEM.SIGHTING, item.sighting())
                    .set(NOTICE_ITEM.URL, item.url())
                    .set(NOTICE_ITEM.WORK_TITLE, Sanitiser.fit(item.workTitle(), LONGEST_TITLE))
                    .execute();
        }
        int number = 0;
        for (NoticeFile file : draft.files()) {
            dsl.insertInto(NOTICE_FILE)
                    .set(NOTICE_FILE.NOTICE, id)
                    .set(NOTICE_FILE.NUMBER, ++number)
                    .set(NOTICE_FILE.NAME, file.name())
                    .set(NOTICE_FILE.MEDIA_TYPE, file.mediaType())
                    .set(NOTICE_FILE.SHA256, file.sha256())
                    .set(NOTICE_FILE.CONTENT, file.content())
                    .set(NOTICE_FILE.WRITTEN_AT, now.toEpochMilli())
                    .execute();
        }
        draft.events().forEach(event -> NoticeEvents.insert(dsl, id, event));
    }
}
