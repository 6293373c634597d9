package dev.colophon.service.metrics;

import static dev.colophon.store.schema.tables.NoticeMail.NOTICE_MAIL;
import static dev.colophon.store.schema.tables.ResumableUpload.RESUMABLE_UPLOAD;
import static dev.colophon.store.schema.tables.Task.TASK;
import static dev.colophon.store.schema.tables.Webhook.WEBHOOK;
import static dev.colophon.store.schema.tables.WebhookMessage.WEBHOOK_MESSAGE;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.metrics.HomeMeasures.Outbox;
import dev.colophon.service.metrics.HomeMeasures.TaskCount;
import dev.colophon.service.metrics.HomeMeasures.Uploads;
import dev.colophon.service.metrics.HomeMeasures.Waiting;
import dev.colophon.service.metrics.HomeMeasures.WebhookCounts;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Counts what waits in a home: tasks, mails, messages of webhooks, files that come in parts. */
public final class MeasureHome {

    private final Settings settings;

    public MeasureHome(Settings settings) {
        this.settings = settings;
    }

    /** As it is now. */
    public HomeMeasures measure(Actor actor) {
        actor.require(Permission.MEASURE);
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> {
                Instant now = clock.now(dsl);
                return new HomeMeasures(
                        tasks(dsl, now), outbox(dsl, now), messages(dsl, now), webhooks(dsl), uploads(dsl));
            });
        }
    }

    private static List<TaskCount> tasks(DSLContext dsl, Instant now) {
        var state = DSL.when(TASK.STATE.eq("PARKED"), DSL.inline("parked"))
                .when(TASK.DUE_AT.le(now.toEpochMilli()), DSL.inline("due"))
                .otherwise(DSL.inline("scheduled"))
                .as("stands");
        List<TaskCount> counts = new ArrayList<>();
        dsl.select(TASK.KIND, state, DSL.count())
                .from(TASK)
                .groupBy(TASK.KIND, DSL.field(DSL.name("stands")))
                .forEach(row ->
                        counts.add(new TaskCount(row.value1().toLowerCase(Locale.ROOT), row.value2(), row.value3())));
        return counts;
    }

    private static Outbox outbox(DSLContext dsl, Instant now) {
        Condition waiting = NOTICE_MAIL.STATE.eq("WAITING");
        return new Outbox(
                new Waiting(dsl.fetchCount(NOTICE_MAIL, waiting), age(dsl, NOTICE_MAIL.DUE_AT, waiting, now)),
                dsl.fetchCount(NOTICE_MAIL, NOTICE_MAIL.STATE.eq("SENDING")),
                dsl.fetchCount(NOTICE_MAIL, NOTICE_MAIL.STATE.eq("UNKNOWN")));
    }

    private static Waiting messages(DSLContext dsl, Instant now) {
        Condition waiting = WEBHOOK_MESSAGE.STATE.eq("WAITING");
        return new Waiting(
                dsl.fetchCount(WEBHOOK_MESSAGE, waiting), age(dsl, WEBHOOK_MESSAGE.HAPPENED_AT, waiting, now));
    }

    private static <R extends Record> Duration age(
            DSLContext dsl, TableField<R, Long> since, Condition which, Instant now) {
        return Optional.ofNullable(dsl.select(DSL.min(since))
                        .from(since.getTable())
                        .where(which)
                        .fetchSingle()
                        .value1())
                .map(Instant::ofEpochMilli)
                .map(then -> Duration.between(then, now))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private static WebhookCounts webhooks(DSLContext dsl) {
        Condition there = WEBHOOK.REMOVED_AT.isNull();
        Condition enabled = there.and(WEBHOOK.DISABLED_AT.isNull());
        return new WebhookCounts(
                dsl.fetchCount(WEBHOOK, enabled.and(WEBHOOK.FAILING_SINCE.isNull())),
                dsl.fetchCount(WEBHOOK, enabled.and(WEBHOOK.FAILING_SINCE.isNotNull())),
                dsl.fetchCount(WEBHOOK, there.and(WEBHOOK.DISABLED_AT.isNotNull())));
    }

    private static Uploads uploads(DSLContext dsl) {
        var bytes = DSL.coalesce(DSL.sum(RESUMABLE_UPLOAD.RECEIVED), DSL.inline(0));
        var row = dsl.select(DSL.count(), bytes)
                .from(RESUMABLE_UPLOAD)
                .where(RESUMABLE_UPLOAD.USED_AT.isNull())
                .fetchSingle();
        return new Uploads(row.value1(), row.value2().longValue());
    }
}
