package dev.colophon.cases.record;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.PublicAct.PUBLIC_ACT;
import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.substring;

import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.evidence.verify.record.RecordStatistics;
import dev.colophon.evidence.verify.record.RecordStatistics.Sum;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * The sums of what was logged, counted from the decisions, looks and notices themselves and not from what the log says of them: whoever
 * verifies comes to them from the other side.
 */
final class PublicFigures {

    private final DSLContext dsl;
    private final long size;
    private final CopyNames names;

    /** Of the first leaves of the log. */
    PublicFigures(DSLContext dsl, long size, CopyNames names) {
        this.dsl = dsl;
        this.size = size;
        this.names = names;
    }

    RecordStatistics statistics() {
        RecordStatistics statistics = new RecordStatistics();
        decisions(statistics);
        looks(statistics);
        messages(statistics);
        return statistics;
    }

    /** Of the acts that tell of rows of this kind. */
    private Condition of(String kind) {
        return PUBLIC_ACT.SOURCE.startsWith(kind).and(PUBLIC_ACT.LEAF.lt(size));
    }

    private static Field<String> id(String kind) {
        return substring(PUBLIC_ACT.SOURCE, inline(kind.length() + 1));
    }

    private void decisions(RecordStatistics statistics) {
        // What was logged before ports were left away stays as it is in the log.
        Field<Boolean> asWritten = field(PUBLIC_ACT.SUBJECT.contains(concat(inline("\""), PLACE.HOST, inline("\""))));
        dsl.select(PLACE.HOST, DECISION.STATE, count(), countDistinct(DECISION.SIGHTING), asWritten)
                .from(PUBLIC_ACT)
                .join(DECISION)
                .on(DECISION.ID.eq(id("decision:")))
                .join(PLACE)
                .on(PLACE.KEY.eq(DECISION.PLACE))
                .where(of("decision:"))
                .groupBy(PLACE.HOST, DECISION.STATE, asWritten)
                .forEach(row -> statistics.add(new Sum(
                        Boolean.TRUE.equals(row.value5()) ? row.value1() : Host.withoutPort(row.value1()),
                        "",
                        "decision." + row.value2(),
                        row.value3(),
                        row.value4())));
    }

    private void looks(RecordStatistics statistics) {
        dsl.select(REMOVAL_LOOK.HOST, REMOVAL_LOOK.VERDICT, count(), countDistinct(REMOVAL_LOOK.SIGHTING))
                .from(PUBLIC_ACT)
                .join(REMOVAL_LOOK)
                .on(REMOVAL_LOOK.ID.eq(id("look:")))
                .where(of("look:"))
                .groupBy(REMOVAL_LOOK.HOST, REMOVAL_LOOK.VERDICT)
                .forEach(row ->
                        statistics.add(new Sum(row.value1(), "", "look." + row.value2(), row.value3(), row.value4())));
    }

    private void messages(RecordStatistics statistics) {
        dsl.selectDistinct(NOTICE.ORGANISATION, NOTICE.NUMBER)
                .from(NOTICE_EVENT)
                .join(NOTICE)
                .on(NOTICE.ID.eq(NOTICE_EVENT.NOTICE))
                .join(PUBLIC_ACT)
                .on(PUBLIC_ACT.SOURCE.eq(
                        inline("event:").concat(NOTICE_EVENT.NOTICE, inline(":"), NOTICE_EVENT.SEQUENCE)))
                .where(PUBLIC_ACT.LEAF.lt(size))
                .fetch()
                .forEach(row -> messages(
                        new Notices(dsl, new Organisation(row.value1(), "")),
                        new NoticeNumber(row.value2()),
                        statistics));
    }

    private void messages(Notices notices, NoticeNumber number, RecordStatistics statistics) {
        StoredNotice notice = notices.get(number);
        Set<String> logged = new HashSet<>(dsl.select(PUBLIC_ACT.SOURCE)
                .from(PUBLIC_ACT)
                .where(of("event:" + notice.id() + ":"))
                .fetch(PUBLIC_ACT.SOURCE));
        List<StoredNoticeItem> items = notices.items(notice);
        for (StoredNoticeEvent event : notices.events(notice)) {
            PublicAct.message(notice, items, names, event)
                    .filter(act -> logged.contains(act.source()))
                    .ifPresent(act -> statistics.add(act.act()));
        }
    }
}
