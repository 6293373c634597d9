package dev.colophon.cases.webhook;

import static dev.colophon.store.schema.tables.CaseFile.CASE_FILE;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;
import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.WebhookMessage.WEBHOOK_MESSAGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.cases.removal.OtherWorks;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.schema.tables.RemovalLook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Reads from what is stored what webhooks are to be told: nobody who decides, sends or finds has to think of it. What was committed later
 * than others of the same moment is not missed, since some minutes are read again and again; the id of a message keeps it from being told
 * twice.
 */
public final class WebhookCollector {

    /** Whoever takes longer from its time to its commit is not told of. */
    static final Duration OVERLAP = Duration.ofMinutes(5);

    /** So much is read of each kind at a time. */
    static final int MOST = 500;

    private static final List<String> SENT = List.of("SENT", "SENT_BY_HAND", "DELIVERY_SETTLED");

    private static final Map<String, String> ANSWERS = Map.of(
            "ACKNOWLEDGED", "acknowledged",
            "REMOVAL_CLAIMED", "removal-claimed",
            "COUNTER_RECEIVED", "counter-notice",
            "CONTENT_RESTORED", "content-restored");

    private static final List<String> REMOVED = verdicts(RemovalVerdict.Meaning.REMOVED);
    private static final List<String> UP = verdicts(RemovalVerdict.Meaning.UP);

    private final DSLContext dsl;

    public WebhookCollector(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Writes down what is to be told to a webhook, within a transaction of whoever sends it. */
    public void collect(Webhook webhook, Instant now) {
        Instant overlapping = webhook.collectedTo().minus(OVERLAP);
        Instant from = overlapping.isBefore(webhook.createdAt()) ? webhook.createdAt() : overlapping;
        Instant to = now;
        WebhookMessages messages = new WebhookMessages(dsl);
        for (List<WebhookHappening> some : List.of(
                sightings(webhook, from), decisions(webhook, from), notices(webhook, from), looks(webhook, from))) {
            some.stream()
                    .filter(one -> webhook.events().contains(one.event()))
                    .forEach(one -> messages.add(webhook, one, now));
            if (some.size() == MOST && some.getLast().at().isBefore(to)) {
                to = some.getLast().at();
            }
        }
        messages.forget(webhook, now);
        new Webhooks(dsl).collected(webhook, to);
    }

    private static boolean tells(Webhook webhook, WebhookEvent... any) {
        return Arrays.stream(any).anyMatch(webhook.events()::contains);
    }

    private static Condition untold(Webhook webhook, Field<String> id) {
        return notExists(selectOne()
                .from(WEBHOOK_MESSAGE)
                .where(WEBHOOK_MESSAGE.WEBHOOK.eq(webhook.id()), WEBHOOK_MESSAGE.ID.eq(id)));
    }

    /** The ids of rows are of the time in which they were made: those since then are a range. */
    private static String idOf(Instant at) {
        String time = String.format(Locale.ROOT, "%012x", at.toEpochMilli());
        return time.substring(0, 8) + "-" + time.substring(8);
    }

    private List<WebhookHappening> sightings(Webhook webhook, Instant from) {
        if (!tells(webhook, WebhookEvent.SIGHTING_FOUND)) {
            return List.of();
        }
        return dsl.select(SIGHTING.ID, SIGHTING.WORK)
                .from(SIGHTING)
                .where(
                        SIGHTING.ID.ge(idOf(from)),
                        SIGHTING.ORGANISATION.eq(webhook.organisation().id()),
                        untold(webhook, concat(inline("msg_s_"), SIGHTING.ID)))
                .orderBy(SIGHTING.ID)
                .limit(MOST)
                .fetch(row -> new WebhookHappening(
                        "msg_s_" + row.value1(),
                        WebhookEvent.SIGHTING_FOUND,
                        Ids.timeOf(row.value1()),
                        data("sighting", row.value1(), "work", row.value2())));
    }

    private List<WebhookHappening> decisions(Webhook webhook, Instant from) {
        if (!tells(webhook, WebhookEvent.DECISION_MADE)) {
            return List.of();
        }
        return dsl.selectFrom(DECISION)
                .where(
                        DECISION.ORGANISATION.eq(webhook.organisation().id()),
                        DECISION.DECIDED_AT.ge(from.toEpochMilli()),
                        untold(webhook, concat(inline("msg_d_"), DECISION.ID)))
                .orderBy(DECISION.DECIDED_AT, DECISION.ID)
                .limit(MOST)
                .fetch(row -> new WebhookHappening(
                        "msg_d_" + Rows.text(row, DECISION.ID),
                        WebhookEvent.DECISION_MADE,
                        Rows.time(row, DECISION.DECIDED_AT),
                        data(
                                "decision",
                                Rows.text(row, DECISION.ID),
                                "sighting",
                                Rows.text(row, DECISION.SIGHTING),
                                "work",
                                Rows.text(row, DECISION.WORK),
                                "state",
                                word(Rows.text(row, DECISION.STATE)),
                                "by",
                                Rows.maybeText(row, DECISION.DECIDED_BY).isPresent() ? "person" : "rule")));
    }

    private List<WebhookHappening> notices(Webhook webhook, Instant from) {
        if (!tells(webhook, WebhookEvent.NOTICE_SENT, WebhookEvent.NOTICE_ANSWERED)) {
            return List.of();
        }
        List<String> kinds = new ArrayList<>();
        if (tells(webhook, WebhookEvent.NOTICE_SENT)) {
            kinds.addAll(SENT);
        }
        if (tells(webhook, WebhookEvent.NOTICE_ANSWERED)) {
            kinds.addAll(ANSWERS.keySet());
        }
        Field<String> id =
                concat(inline("msg_n_"), NOTICE_EVENT.NOTICE, inline("_"), NOTICE_EVENT.SEQUENCE.cast(String.class));
        return dsl.select(NOTICE_EVENT.fields())
                .select(NOTICE.NUMBER, CASE_FILE.NUMBER)
                .from(NOTICE_EVENT)
                .join(NOTICE)
                .on(NOTICE.ID.eq(NOTICE_EVENT.NOTICE))
                .join(CASE_FILE)
                .on(CASE_FILE.ID.eq(NOTICE.CASE_FILE))
                .where(
                        NOTICE_EVENT.AT.ge(from.toEpochMilli()),
                        NOTICE.ORGANISATION.eq(webhook.organisation().id()),
                        NOTICE_EVENT.KIND.in(kinds),
                        // Of what was settled, what left alone.
                        NOTICE_EVENT.KIND.ne("DELIVERY_SETTLED").or(NOTICE_EVENT.PAYLOAD.contains("\"left\":true")),
                        untold(webhook, id))
                .orderBy(NOTICE_EVENT.AT, NOTICE_EVENT.NOTICE, NOTICE_EVENT.SEQUENCE)
                .limit(MOST)
                .fetch(WebhookCollector::notice);
    }

    private static WebhookHappening notice(Record row) {
        Optional<String> answer = Optional.ofNullable(ANSWERS.get(Rows.text(row, NOTICE_EVENT.KIND)));
        Map<String, String> data = data(
                "notice", "N-" + Rows.number(row, NOTICE.NUMBER), "case", "K-" + Rows.number(row, CASE_FILE.NUMBER));
        answer.ifPresent(word -> data.put("answer", word));
        return new WebhookHappening(
                "msg_n_" + Rows.text(row, NOTICE_EVENT.NOTICE) + "_" + Rows.number(row, NOTICE_EVENT.SEQUENCE),
                answer.isPresent() ? WebhookEvent.NOTICE_ANSWERED : WebhookEvent.NOTICE_SENT,
                Rows.time(row, NOTICE_EVENT.AT),
                data);
    }

    /** Looks that found another state than the last one that found any. */
    private List<WebhookHappening> looks(Webhook webhook, Instant from) {
        if (!tells(webhook, WebhookEvent.COPY_REMOVED, WebhookEvent.COPY_REAPPEARED)) {
            return List.of();
        }
        RemovalLook before = REMOVAL_LOOK.as("before");
        Field<String> last = coalesce(
                DSL.field(DSL.select(before.VERDICT)
                        .from(before)
                        .where(
                                before.ORGANISATION.eq(REMOVAL_LOOK.ORGANISATION),
                                before.PLACE.eq(REMOVAL_LOOK.PLACE),
                                before.CONTENT.eq(REMOVAL_LOOK.CONTENT),
                                OtherWorks.isFor(before).not(),
                                before.AT.lt(REMOVAL_LOOK.AT),
                                before.VERDICT.in(REMOVED).or(before.VERDICT.in(UP)))
                        .orderBy(before.AT.desc(), before.ID.desc())
                        .limit(1)),
                inline(""));
        Condition removed = REMOVAL_LOOK.VERDICT.in(REMOVED).and(last.notIn(REMOVED));
        Condition back =
                REMOVAL_LOOK.VERDICT.eq(RemovalVerdict.REAPPEARED.name()).and(last.notIn(UP));
        Condition told = Stream.of(
                        Optional.of(removed).filter(_ -> tells(webhook, WebhookEvent.COPY_REMOVED)),
                        Optional.of(back).filter(_ -> tells(webhook, WebhookEvent.COPY_REAPPEARED)))
                .flatMap(Optional::stream)
                .reduce(DSL.falseCondition(), Condition::or);
        return dsl.selectFrom(REMOVAL_LOOK)
                .where(
                        REMOVAL_LOOK.ID.ge(idOf(from)),
                        REMOVAL_LOOK.ORGANISATION.eq(webhook.organisation().id()),
                        told,
                        untold(webhook, concat(inline("msg_c_"), REMOVAL_LOOK.ID)))
                .orderBy(REMOVAL_LOOK.ID)
                .limit(MOST)
                .fetch(WebhookCollector::look);
    }

    private static WebhookHappening look(Record row) {
        String id = Rows.text(row, REMOVAL_LOOK.ID);
        String verdict = Rows.text(row, REMOVAL_LOOK.VERDICT);
        return new WebhookHappening(
                "msg_c_" + id,
                REMOVED.contains(verdict) ? WebhookEvent.COPY_REMOVED : WebhookEvent.COPY_REAPPEARED,
                Rows.time(row, REMOVAL_LOOK.AT),
                data("sighting", Rows.text(row, REMOVAL_LOOK.SIGHTING), "look", id, "verdict", word(verdict)));
    }

    private static List<String> verdicts(RemovalVerdict.Meaning meaning) {
        return Arrays.stream(RemovalVerdict.values())
                .filter(verdict -> verdict.meaning() == meaning)
                .map(RemovalVerdict::name)
                .toList();
    }

    private static String word(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, String> data(String... namesAndValues) {
        Map<String, String> data = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            data.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return data;
    }
}
