package dev.colophon.cases.webhook;

import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;
import static dev.colophon.store.schema.tables.Webhook.WEBHOOK;
import static dev.colophon.store.schema.tables.WebhookMessage.WEBHOOK_MESSAGE;
import static org.jooq.impl.DSL.count;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Whom organisations have told what happens, within a transaction of whoever asks. */
public final class Webhooks {

    /** Whoever has been sending for longer than that is thought dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final int LONGEST_REASON = 600;

    private final DSLContext dsl;

    public Webhooks(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** A new one, which is told what happens from now on. */
    public Webhook add(
            Organisation organisation, String url, Set<WebhookEvent> events, WebhookSecret secret, String by, Ids ids) {
        String id = ids.next();
        long now = Ids.timeOf(id).toEpochMilli();
        dsl.insertInto(WEBHOOK)
                .set(WEBHOOK.ID, id)
                .set(WEBHOOK.ORGANISATION, organisation.id())
                .set(WEBHOOK.URL, url)
                .set(WEBHOOK.EVENTS, words(events))
                .set(WEBHOOK.SECRET, secret.text())
                .set(WEBHOOK.CREATED_AT, now)
                .set(WEBHOOK.CREATED_BY, by)
                .set(WEBHOOK.COLLECTED_TO, now)
                .execute();
        return list(WEBHOOK.ID.eq(id)).getFirst();
    }

    private static String words(Set<WebhookEvent> events) {
        return events.stream().map(WebhookEvent::type).sorted().collect(Collectors.joining(" "));
    }

    /** Those of an organisation, in the order in which they were added. */
    public List<Webhook> of(Organisation organisation) {
        return list(WEBHOOK.ORGANISATION.eq(organisation.id()));
    }

    /** Those of all organisations that are told what happens. */
    public List<Webhook> active() {
        return list(WEBHOOK.DISABLED_AT.isNull());
    }

    /** One of an organisation by its id, or the end of it. */
    public Optional<Webhook> find(Organisation organisation, String id) {
        List<Webhook> meant = of(organisation).stream()
                .filter(webhook -> Ids.isMeant(webhook.id(), id))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /** It is told nothing more, also not what waits for it. */
    public void remove(Webhook webhook, Instant now) {
        dsl.deleteFrom(WEBHOOK_MESSAGE)
                .where(WEBHOOK_MESSAGE.WEBHOOK.eq(webhook.id()))
                .execute();
        dsl.update(WEBHOOK)
                .set(WEBHOOK.REMOVED_AT, now.toEpochMilli())
                .where(WEBHOOK.ID.eq(webhook.id()), WEBHOOK.REMOVED_AT.isNull())
                .execute();
    }

    /** It is told nothing more until somebody enables it. */
    public void disable(Webhook webhook, Instant now, String because) {
        dsl.update(WEBHOOK)
                .set(WEBHOOK.DISABLED_AT, now.toEpochMilli())
                .set(WEBHOOK.DISABLED_BECAUSE, Sanitiser.fit(because, LONGEST_REASON))
                .where(WEBHOOK.ID.eq(webhook.id()), WEBHOOK.DISABLED_AT.isNull())
                .execute();
    }

    /** It is told again what happens, and what happened meanwhile. */
    public void enable(Webhook webhook) {
        dsl.update(WEBHOOK)
                .setNull(WEBHOOK.DISABLED_AT)
                .setNull(WEBHOOK.DISABLED_BECAUSE)
                .setNull(WEBHOOK.FAILING_SINCE)
                .where(WEBHOOK.ID.eq(webhook.id()))
                .execute();
    }

    /** Another home was made of a backup: nobody's server is told twice, or by a home that is tried out. */
    public static void restored(DSLContext dsl, Instant now) {
        dsl.update(WEBHOOK)
                .set(WEBHOOK.DISABLED_AT, now.toEpochMilli())
                .set(WEBHOOK.DISABLED_BECAUSE, "this home was restored from a backup")
                .where(WEBHOOK.DISABLED_AT.isNull(), WEBHOOK.REMOVED_AT.isNull())
                .execute();
    }

    /** Lets whoever asks send what waits for it, alone, for a while; false while another does, or it is told nothing. */
    public boolean lease(Webhook webhook, Instant now) {
        return dsl.update(WEBHOOK)
                        .set(WEBHOOK.SENDING_UNTIL, now.plus(LEASE).toEpochMilli())
                        .where(
                                WEBHOOK.ID.eq(webhook.id()),
                                WEBHOOK.REMOVED_AT.isNull(),
                                WEBHOOK.DISABLED_AT.isNull(),
                                WEBHOOK.SENDING_UNTIL.isNull().or(WEBHOOK.SENDING_UNTIL.lt(now.toEpochMilli())))
                        .execute()
                == 1;
    }

    /** For a while longer; false when it is told nothing more. */
    public boolean extend(Webhook webhook, Instant now) {
        return dsl.update(WEBHOOK)
                        .set(WEBHOOK.SENDING_UNTIL, now.plus(LEASE).toEpochMilli())
                        .where(WEBHOOK.ID.eq(webhook.id()), WEBHOOK.REMOVED_AT.isNull(), WEBHOOK.DISABLED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Another may send. */
    public void release(Webhook webhook) {
        dsl.update(WEBHOOK)
                .setNull(WEBHOOK.SENDING_UNTIL)
                .where(WEBHOOK.ID.eq(webhook.id()))
                .execute();
    }

    /** What happened until then is among its messages. */
    void collected(Webhook webhook, Instant to) {
        dsl.update(WEBHOOK)
                .set(WEBHOOK.COLLECTED_TO, to.toEpochMilli())
                .where(WEBHOOK.ID.eq(webhook.id()))
                .execute();
    }

    /** An attempt succeeded. */
    void succeeded(Webhook webhook) {
        dsl.update(WEBHOOK)
                .setNull(WEBHOOK.FAILING_SINCE)
                .where(WEBHOOK.ID.eq(webhook.id()), WEBHOOK.FAILING_SINCE.isNotNull())
                .execute();
    }

    /** An attempt failed; since when all do. */
    Instant failed(Webhook webhook, Instant now) {
        dsl.update(WEBHOOK)
                .set(WEBHOOK.FAILING_SINCE, now.toEpochMilli())
                .where(WEBHOOK.ID.eq(webhook.id()), WEBHOOK.FAILING_SINCE.isNull())
                .execute();
        return dsl.select(WEBHOOK.FAILING_SINCE)
                .from(WEBHOOK)
                .where(WEBHOOK.ID.eq(webhook.id()))
                .fetchOptional()
                .map(row -> Rows.maybe(row, WEBHOOK.FAILING_SINCE).orElse(now.toEpochMilli()))
                .map(Instant::ofEpochMilli)
                .orElse(now);
    }

    private List<Webhook> list(Condition which) {
        Map<String, Integer> waiting = new HashMap<>();
        dsl.select(WEBHOOK_MESSAGE.WEBHOOK, count())
                .from(WEBHOOK_MESSAGE)
                .where(WEBHOOK_MESSAGE.STATE.eq(WebhookMessages.WAITING))
                .groupBy(WEBHOOK_MESSAGE.WEBHOOK)
                .forEach(row -> waiting.put(row.value1(), row.value2()));
        return dsl.select(WEBHOOK.fields())
                .select(ORGANISATION.NAME)
                .from(WEBHOOK)
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(WEBHOOK.ORGANISATION))
                .where(which, WEBHOOK.REMOVED_AT.isNull())
                .orderBy(WEBHOOK.ID)
                .fetch(row -> read(row, waiting.getOrDefault(Rows.text(row, WEBHOOK.ID), 0)));
    }

    private static Webhook read(Record row, int waiting) {
        return new Webhook(
                Rows.text(row, WEBHOOK.ID),
                new Organisation(Rows.text(row, WEBHOOK.ORGANISATION), Rows.text(row, ORGANISATION.NAME)),
                Rows.text(row, WEBHOOK.URL),
                Arrays.stream(Rows.text(row, WEBHOOK.EVENTS).split(" "))
                        .flatMap(word -> WebhookEvent.of(word).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                WebhookSecret.of(Rows.text(row, WEBHOOK.SECRET)),
                Rows.time(row, WEBHOOK.CREATED_AT),
                Rows.text(row, WEBHOOK.CREATED_BY),
                Rows.time(row, WEBHOOK.COLLECTED_TO),
                Rows.maybe(row, WEBHOOK.FAILING_SINCE).stream()
                        .mapToObj(Instant::ofEpochMilli)
                        .findFirst(),
                Rows.maybe(row, WEBHOOK.DISABLED_AT).stream()
                        .mapToObj(at -> new Webhook.Disabled(
                                Instant.ofEpochMilli(at),
                                Rows.maybeText(row, WEBHOOK.DISABLED_BECAUSE).orElse("")))
                        .findFirst(),
                waiting);
    }
}
