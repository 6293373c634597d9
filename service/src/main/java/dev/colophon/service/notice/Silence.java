package dev.colophon.service.notice;

import dev.colophon.cases.contact.ContactHolder;
import dev.colophon.cases.contact.ContactKind;
import dev.colophon.cases.contact.HostContact;
import dev.colophon.cases.contact.HostContacts;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.regime.Regime.ClockExpiry;
import dev.colophon.cases.regime.Regime.ClockRule;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.work.Host;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What can be done about a recipient who has not answered in time. Nothing of it is done by itself.
 *
 * @param clock the time that has run out
 * @param remind from when on they may be reminded; empty where the procedure names no time for it
 * @param reminded when they were, since the time began
 * @param against what stands against reminding them now, a sentence each; none where nothing does, or they were
 * @param escalate from when on the next may be written to; empty where the procedure names no time for it
 * @param escalates whether that moment has come
 * @param next whom to write to then, whoever has the nearest hand on the copies first; none before that moment
 */
public record Silence(
        ClockRule clock,
        Optional<Instant> remind,
        Optional<Instant> reminded,
        List<String> against,
        Optional<Instant> escalate,
        boolean escalates,
        List<NextRecipient> next) {

    public Silence {
        against = List.copyOf(against);
        next = List.copyOf(next);
    }

    /**
     * That of a notice; empty while nobody is late.
     *
     * @param mails of the notice
     * @param withNext whether to find out whom to write to
     */
    static Optional<Silence> of(
            NoticeSession.Step step, NoticeHistory history, List<OutboxMail> mails, boolean withNext) {
        return history.groups().stream()
                .map(CopyGroup::state)
                .filter(state -> state.phase() == NoticePhase.SILENT)
                .findFirst()
                .flatMap(state -> history.regime().clocks().stream()
                        .filter(rule -> rule.onExpiry() == ClockExpiry.SILENT
                                && state.starts().containsKey(rule.starts()))
                        .findFirst()
                        .map(rule -> of(
                                step,
                                history,
                                mails,
                                withNext,
                                rule,
                                Objects.requireNonNull(state.starts().get(rule.starts())))));
    }

    private static Silence of(
            NoticeSession.Step step,
            NoticeHistory history,
            List<OutboxMail> mails,
            boolean withNext,
            ClockRule rule,
            Instant since) {
        Optional<Instant> escalate = rule.escalate().map(since::plus);
        boolean escalates = escalate.filter(from -> !step.now().isBefore(from)).isPresent();
        return new Silence(
                rule,
                rule.remind().map(since::plus),
                reminded(history, mails, rule, since),
                List.of(),
                escalate,
                escalates,
                escalates && withNext ? next(step, history) : List.of());
    }

    /** A reminder that was undone before it left reminded nobody. */
    private static Optional<Instant> reminded(
            NoticeHistory history, List<OutboxMail> mails, ClockRule rule, Instant since) {
        boolean undone = mails.stream()
                .filter(mail -> mail.kind() == OutboxMail.Kind.REMINDER)
                .reduce((_, last) -> last)
                .filter(mail -> mail.state() == OutboxMail.State.WITHDRAWN)
                .isPresent();
        return undone
                ? Optional.empty()
                : history.counting().stream()
                        .filter(event -> event.event() instanceof NoticeEvent.Reminded(String clock)
                                && clock.equals(rule.id())
                                && !event.at().isBefore(since))
                        .map(event -> event.at())
                        .findFirst();
    }

    private static List<NextRecipient> next(NoticeSession.Step step, NoticeHistory history) {
        StoredNotice notice = history.notice();
        Optional<Host> host =
                Host.ofPlace(step.notices().items(notice).getFirst().url());
        if (host.isEmpty()) {
            return List.of();
        }
        List<StoredNotice> same = new ArrayList<>(step.notices().namingTheSame(notice));
        same.add(notice);
        List<NextRecipient> next = new ArrayList<>();
        for (ContactHolder holder : ContactHolder.values()) {
            new HostContacts(step.dsl(), step.session().actor().organisation())
                    .of(host.get().name()).stream()
                            .filter(contact -> contact.holder() == holder
                                    && contact.kind() != ContactKind.POSTAL
                                    && !contact.isExpired(step.now()))
                            .filter(contact -> same.stream().noneMatch(other -> wasWrittenTo(step, other, contact)))
                            .findFirst()
                            .ifPresent(contact -> next.add(
                                    NextRecipient.of(history, host.get().name(), contact)));
        }
        NextRecipient.search(history, host.get().name()).ifPresent(next::add);
        return next;
    }

    private static boolean wasWrittenTo(NoticeSession.Step step, StoredNotice notice, HostContact contact) {
        String address = contact.address().toLowerCase(Locale.ROOT);
        return notice.recipient().toLowerCase(Locale.ROOT).contains("<" + address + ">")
                || step.outbox().of(notice).stream()
                        .anyMatch(mail -> mail.to().toString().equalsIgnoreCase(address));
    }

    /** With what stands against reminding them. */
    Silence withAgainst(List<String> objections) {
        return new Silence(clock, remind, reminded, objections, escalate, escalates, next);
    }

    /** What a person can do now, a message each. */
    List<Message> toDo(StoredNotice notice, Language reader) {
        List<Message> open = new ArrayList<>();
        open.add(reminded.map(at -> Message.of("notice.open.reminded", day(at)))
                .orElseGet(() -> against.isEmpty()
                        ? Message.of("notice.open.remind", notice.number().toString())
                        : Message.of("notice.open.not-reminded", String.join(" ", against))));
        if (!escalates) {
            escalate.ifPresent(from -> open.add(Message.of("notice.open.next-from", day(from))));
        } else if (next.isEmpty()) {
            open.add(Message.of("notice.open.nobody"));
        }
        next.forEach(one -> open.add(one.message(reader)));
        return open;
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
