package dev.colophon.cases.notice.page;

import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.PageAnswer.PAGE_ANSWER;
import static org.jooq.impl.DSL.count;

import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The answers that came by the addresses of notices, within a transaction of whoever asks. */
public final class PageAnswers {

    private final DSLContext dsl;

    public PageAnswers(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Those to a notice, the first first. */
    public List<PageAnswer> of(String notice) {
        return dsl.select(PAGE_ANSWER.fields())
                .from(PAGE_ANSWER)
                .where(PAGE_ANSWER.NOTICE.eq(notice))
                .orderBy(PAGE_ANSWER.RECEIVED_AT, PAGE_ANSWER.FILE)
                .fetch(PageAnswers::answer);
    }

    private static PageAnswer answer(Record row) {
        return new PageAnswer(
                Rows.text(row, PAGE_ANSWER.FILE),
                PageAnswerKind.valueOf(Rows.text(row, PAGE_ANSWER.KIND)),
                Rows.text(row, PAGE_ANSWER.SAID_SHA256),
                Rows.time(row, PAGE_ANSWER.RECEIVED_AT),
                Optional.ofNullable(row.get(PAGE_ANSWER.READ_AT)).map(Instant::ofEpochMilli),
                Rows.maybeText(row, PAGE_ANSWER.READ_BY));
    }

    /** Notes one that nobody has read. */
    public void add(String notice, PageAnswer answer) {
        dsl.insertInto(PAGE_ANSWER)
                .set(PAGE_ANSWER.NOTICE, notice)
                .set(PAGE_ANSWER.FILE, answer.file())
                .set(PAGE_ANSWER.KIND, answer.kind().name())
                .set(PAGE_ANSWER.SAID_SHA256, answer.sha256())
                .set(PAGE_ANSWER.RECEIVED_AT, answer.receivedAt().toEpochMilli())
                .execute();
    }

    /** Notes of those to a notice that nobody has read that somebody has. */
    public void read(String notice, Instant at, String by) {
        dsl.update(PAGE_ANSWER)
                .set(PAGE_ANSWER.READ_AT, at.toEpochMilli())
                .set(PAGE_ANSWER.READ_BY, by)
                .where(PAGE_ANSWER.NOTICE.eq(notice), PAGE_ANSWER.READ_AT.isNull())
                .execute();
    }

    /** How many answers to each of these notices nobody has read, by their ids; nothing of those without. */
    public Map<String, Integer> unread(List<String> notices) {
        Map<String, Integer> unread = new HashMap<>();
        for (List<String> some : Rows.parts(notices)) {
            unread.putAll(dsl.select(PAGE_ANSWER.NOTICE, count())
                    .from(PAGE_ANSWER)
                    .where(PAGE_ANSWER.NOTICE.in(some), PAGE_ANSWER.READ_AT.isNull())
                    .groupBy(PAGE_ANSWER.NOTICE)
                    .fetchMap(PAGE_ANSWER.NOTICE, count()));
        }
        return unread;
    }

    /** The notices of an organisation with an answer that nobody has read, the first first. */
    public List<NoticeNumber> unread(Organisation organisation) {
        return dsl.selectDistinct(NOTICE.NUMBER)
                .from(PAGE_ANSWER)
                .join(NOTICE)
                .on(NOTICE.ID.eq(PAGE_ANSWER.NOTICE))
                .where(PAGE_ANSWER.READ_AT.isNull(), NOTICE.ORGANISATION.eq(organisation.id()))
                .orderBy(NOTICE.NUMBER)
                .fetch(row -> new NoticeNumber(Rows.number(row, NOTICE.NUMBER)));
    }
}
