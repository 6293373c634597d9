package dev.colophon.cases.notice.stored;

import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticeTransition;
import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.regime.Regime;
import dev.colophon.registry.work.RegistryException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * What happens to notices, stored within a transaction of whoever asks: appended and never changed, each event only where the machine
 * accepts it, and only behind the event that was the last when the history was read. Of two who act on one history at once, one is stored
 * and the other is told.
 *
 * <pre>{@code
 * NoticeHistory history = events.history(notice, regime);
 * switch (events.add(history, new NoticeEvent.Acknowledged(), NoticeFacts.ofCalendar(history.calendar()), now, Optional.empty())) {
 *     case Moved moved -> …      // stored; moved.duties() says what follows
 *     case Refused refused -> …  // nothing is stored
 * }
 * }</pre>
 */
public final class NoticeEvents {

    private final DSLContext dsl;

    public NoticeEvents(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * All that has happened to a notice.
     *
     * @param regime in the version with which it began
     */
    public NoticeHistory history(StoredNotice notice, Regime regime) {
        List<StoredNoticeEvent> events = Notices.events(dsl, notice.id());
        return new NoticeHistory(notice, regime, events, Notices.state(events, regime, notice.items()));
    }

    /**
     * All that has happened to many, read at once, in their order.
     *
     * @param regimes of each in the version with which it began; one that has none is left out
     */
    public List<NoticeHistory> histories(List<StoredNotice> notices, Function<StoredNotice, Optional<Regime>> regimes) {
        Map<String, List<StoredNoticeEvent>> events =
                Notices.events(dsl, notices.stream().map(StoredNotice::id).toList());
        return notices.stream()
                .flatMap(notice -> regimes.apply(notice).stream().map(regime -> {
                    List<StoredNoticeEvent> own = events.getOrDefault(notice.id(), List.of());
                    return new NoticeHistory(notice, regime, own, Notices.state(own, regime, notice.items()));
                }))
                .toList();
    }

    /**
     * Stores an event, unless the machine refuses it. Whoever adds another reads the history again before.
     *
     * @param facts of now
     * @param now when it happens
     * @param actor who did it; empty: a rule of this program, or the recipient
     * @return what the machine says; when it refuses, nothing is stored
     * @throws RegistryException when something else has happened to the notice since its history was read
     */
    public NoticeTransition add(
            NoticeHistory history, NoticeEvent event, NoticeFacts facts, Instant now, Optional<String> actor) {
        NoticeTransition transition = history.apply(event, facts, now);
        return switch (transition) {
            case Moved moved -> {
                NoticeEvent narrowed = history.narrowed(event, facts, now);
                claim(history, narrowed);
                insert(dsl, history.notice().id(), new StoredNoticeEvent(history.last() + 1, now, narrowed, actor));
                yield moved;
            }
            case Refused refused -> refused;
        };
    }

    private void claim(NoticeHistory history, NoticeEvent event) {
        int claimed = dsl.update(NOTICE)
                .set(NOTICE.EVENTS, history.last() + 1)
                .set(NOTICE.ENDED, event instanceof NoticeEvent.Closed)
                .where(NOTICE.ID.eq(history.notice().id()), NOTICE.EVENTS.eq(history.last()))
                .execute();
        if (claimed == 0) {
            throw new RegistryException(
                    "something else happened to %s meanwhile: `colophon notice status %1$s` says what; then do it again, if it is still to be done"
                            .formatted(history.notice().number()));
        }
    }

    static void insert(DSLContext dsl, String notice, StoredNoticeEvent stored) {
        NoticeEvent event = stored.event();
        dsl.insertInto(NOTICE_EVENT)
                .set(NOTICE_EVENT.NOTICE, notice)
                .set(NOTICE_EVENT.SEQUENCE, stored.sequence())
                .set(NOTICE_EVENT.AT, stored.at().toEpochMilli())
                .set(NOTICE_EVENT.KIND, NoticeEventJson.kind(event))
                .set(NOTICE_EVENT.PAYLOAD, NoticeEventJson.payload(event))
                .set(NOTICE_EVENT.ACTOR, stored.actor().orElse(null))
                .execute();
    }
}
