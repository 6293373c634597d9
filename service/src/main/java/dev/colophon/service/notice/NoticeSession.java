package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.By;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticeGuard;
import dev.colophon.cases.notice.NoticeTransition;
import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.outbox.Outbox;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.page.PageAnswers;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeEvents;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import dev.colophon.store.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * What one person does with stored notices, each piece of it in a transaction of its own.
 *
 * @param regimes read once
 * @param sender what this home is called where mail is handed over
 */
public record NoticeSession(Database database, Actor actor, Regimes regimes, String sender, InstantSource clock) {

    private static final int SENDER_LENGTH = 32;

    /** Of the regimes that the settings know. */
    public static NoticeSession of(Database database, Actor actor, Settings settings, InstantSource clock) {
        return new NoticeSession(database, actor, ListRegimes.known(settings), sender(settings.home()), clock);
    }

    private static String sender(Home home) {
        return Hash.sha256(home.folder().toString().getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, SENDER_LENGTH);
    }

    /** One transaction of it. */
    public record Step(DSLContext dsl, Notices notices, NoticeReading reading, Outbox outbox, NoticeSession session) {

        /** The time by the clock of the session. */
        public Instant now() {
            return session.now();
        }

        /** New identifiers by the same clock. */
        public Ids ids() {
            return new Ids(session.clock);
        }

        /**
         * What is stored of one.
         *
         * @throws dev.colophon.registry.work.RegistryException when there is none of that number
         */
        public NoticeHistory history(NoticeNumber number) {
            return reading.history(notices.get(number));
        }

        /** The same notice as it is now. */
        public NoticeHistory again(NoticeHistory history) {
            return reading.history(notices.ofId(history.notice().id()));
        }

        /** Stores the event when the notice may make it, else says what refuses it. */
        public NoticeTransition tried(
                NoticeHistory history, NoticeEvent event, NoticeFacts facts, Optional<String> by) {
            return new NoticeEvents(dsl).add(history, event, facts, now(), by);
        }

        /** Stores what the person does; what has to be found out for it is in the facts. */
        public Moved done(NoticeHistory history, NoticeEvent event, NoticeFacts facts) {
            return switch (tried(history, event, facts, Optional.of(session.actor.name()))) {
                case Moved moved -> moved;
                case Refused refused -> throw refused(history, refused);
            };
        }

        /** Stores what the person does, by which nothing leaves. */
        public Moved done(NoticeHistory history, NoticeEvent event) {
            return done(history, event, NoticeFacts.ofCalendar(history.calendar()));
        }

        /** The ids of those that may have left, and name a copy that was decided otherwise since. */
        private Set<String> departed(List<NoticeHistory> histories) {
            Map<String, Set<String>> named = notices.sightings(histories.stream()
                    .filter(history -> history.state().mayHaveLeft())
                    .map(history -> history.notice().id())
                    .toList());
            Set<String> retracted = CaseMembership.toBeRetracted(
                    dsl, named.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
            return named.entrySet().stream()
                    .filter(notice -> !Collections.disjoint(notice.getValue(), retracted))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        /** Where it stands now. */
        public NoticeStatus status(NoticeHistory history) {
            return statuses(List.of(history)).getFirst();
        }

        /** Where each of them stands now, in their order. */
        public List<NoticeStatus> statuses(List<NoticeHistory> histories) {
            return statuses(histories, true);
        }

        /** The same, but whom to write to when a recipient stays silent is not found out. */
        public List<NoticeStatus> outlines(List<NoticeHistory> histories) {
            return statuses(histories, false);
        }

        private List<NoticeStatus> statuses(List<NoticeHistory> histories, boolean withNext) {
            List<StoredNotice> all =
                    histories.stream().map(NoticeHistory::notice).toList();
            Map<String, List<OutboxMail>> mails = outbox.of(all);
            Map<String, Integer> unread = new PageAnswers(dsl)
                    .unread(all.stream().map(StoredNotice::id).toList());
            Set<String> departed = departed(histories);
            return histories.stream()
                    .map(history -> status(
                            history,
                            mails.getOrDefault(history.notice().id(), List.of()),
                            unread.getOrDefault(history.notice().id(), 0),
                            departed.contains(history.notice().id()),
                            withNext))
                    .toList();
        }

        private NoticeStatus status(
                NoticeHistory history, List<OutboxMail> mails, int unread, boolean departed, boolean withNext) {
            List<CopyGroup> groups = history.groups();
            return new NoticeStatus(
                    history.notice(),
                    history.regime(),
                    history.state(),
                    mails,
                    groups,
                    groups.stream()
                            .flatMap(group ->
                                    RunningClock.of(group.state(), history.regime(), history.calendar(), now()).stream()
                                            .map(clock -> groups.size() == 1 ? clock : clock.about(group.copies())))
                            .sorted(RunningClock.MOST_PRESSING)
                            .toList(),
                    history.userAnswers(),
                    Silence.of(this, history, mails, withNext),
                    history.suitTold(),
                    unread,
                    departed,
                    AnswerAfterRetraction.open(history));
        }
    }

    /** What a person is told whose step is refused. */
    public static ServiceException refused(NoticeHistory history, Refused refused) {
        return new ServiceException(
                Category.REFUSED,
                refused.guard() == NoticeGuard.WRONG_PHASE
                        ? Message.of(
                                CopyGroup.alike(history.groups()).size() == 1
                                        ? "refusal.notice.phase"
                                        : "refusal.notice.phase.apart",
                                history.notice().number(),
                                CopyGroup.words(history.groups()))
                        : Message.of("refusal.notice", history.notice().number(), refused.why(), refused.lift()));
    }

    /** The time by the clock. */
    public Instant now() {
        return clock.instant();
    }

    /** The actor, as events name who made them. */
    public By person() {
        return new By(By.Kind.PERSON, actor.name());
    }

    /** One transaction that only reads. */
    public <T> T read(Function<Step, T> question) {
        return database.read(dsl -> question.apply(step(dsl)));
    }

    /** It changes nothing but the database, and may be done again from its beginning. */
    public <T> T write(Function<Step, T> change) {
        return database.writeRepeating(dsl -> change.apply(step(dsl)));
    }

    private Step step(DSLContext dsl) {
        Notices notices = new Notices(dsl, actor.organisation());
        return new Step(
                dsl,
                notices,
                new NoticeReading(dsl, notices, regimes),
                new Outbox(dsl, actor.organisation(), sender),
                this);
    }
}
