package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticeClocks;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.UserAnswer;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a notice stands, and what somebody waits for.
 *
 * @param regime in the version with which it began
 * @param mails its mails, in their order
 * @param groups of its copies: one of all, or those that stand apart since an answer was about some of them alone
 * @param clocks the times that run, what is over first
 * @param answers the counter-notices that have come, the first first
 * @param silence what can be done about a recipient who has not answered in time; empty while nobody is late
 * @param suit what the owner filed and the recipient was told of, whether or not it keeps the content removed
 * @param unread how many answers came by the answer page that nobody has read
 * @param departed whether a copy that it names was decided otherwise since it left
 * @param afterRetraction what an answer asks for that came since the retraction
 */
public record NoticeStatus(
        StoredNotice notice,
        Regime regime,
        NoticeState state,
        List<OutboxMail> mails,
        List<CopyGroup> groups,
        List<RunningClock> clocks,
        List<UserAnswer> answers,
        Optional<Silence> silence,
        Optional<NoticeEvent.SuitFiled> suit,
        int unread,
        boolean departed,
        Optional<Message> afterRetraction) {

    /** Phases in which what the recipient was told of a suit has its effect, or is past. */
    private static final Set<NoticePhase> SUIT_COUNTS =
            EnumSet.of(NoticePhase.STAYS_DOWN, NoticePhase.RESTORED, NoticePhase.RETRACTED, NoticePhase.CLOSED);

    public NoticeStatus {
        mails = List.copyOf(mails);
        groups = List.copyOf(groups);
        clocks = List.copyOf(clocks);
        answers = List.copyOf(answers);
    }

    /** With what stands against reminding whoever is silent. */
    public NoticeStatus withAgainstReminder(List<String> objections) {
        return new NoticeStatus(
                notice,
                regime,
                state,
                mails,
                groups,
                clocks,
                answers,
                silence.map(late -> late.withAgainst(objections)),
                suit,
                unread,
                departed,
                afterRetraction);
    }

    /** As a list has it. */
    public ListedNotice listed() {
        return new ListedNotice(notice, state, groups);
    }

    /** The last counter-notice that is incomplete, where no complete one has come about some copy that it is about. */
    public Optional<UserAnswer> incomplete() {
        return answers.reversed().stream()
                .filter(answer -> !answer.received().complete()
                        && groups.stream()
                                .anyMatch(group -> isOpenTo(answer.received().copies(), group)))
                .findFirst();
    }

    private static boolean isOpenTo(List<Integer> copies, CopyGroup group) {
        return !group.state().countered()
                && !group.state().phase().isOver()
                && (copies.isEmpty() || !Collections.disjoint(copies, group.copies()));
    }

    /** The times that go on in spite of a counter-notice, because it is incomplete; none of a complete one. */
    public List<RunningClock> goingOn(UserAnswer answer) {
        List<Integer> copies = answer.received().copies();
        return answer.received().complete()
                ? List.of()
                : clocks.stream()
                        .filter(clock -> copies.isEmpty()
                                || clock.copies().isEmpty()
                                || !Collections.disjoint(copies, clock.copies()))
                        .toList();
    }

    /** What a person has to see to, a sentence each in English with what does it; none when nothing is open. */
    public List<String> open() {
        return open(Language.ENGLISH);
    }

    /** The same in the language of a reader. */
    public List<String> open(Language reader) {
        return toDo(reader).stream().map(message -> message.in(reader)).toList();
    }

    /** The same as messages, for a door that says some of them in its own words; what is filled in is in that language. */
    public List<Message> toDo(Language reader) {
        List<Message> open = new ArrayList<>();
        String number = notice.number().toString();
        boolean lost = mails.stream().anyMatch(mail -> mail.state() == OutboxMail.State.UNKNOWN);
        if (lost) {
            open.add(Message.of("notice.open.lost", number));
        }
        if (unread > 0) {
            open.add(Message.of("notice.open.page-answer", number, unread));
        }
        if (isDoubted()) {
            open.add(Message.of("notice.open.doubted", number));
        }
        if (state.countered() && !state.ownerTold()) {
            open.add(Message.of("notice.open.untold"));
        }
        incomplete().ifPresent(answer -> open.add(Message.of("notice.open.incomplete", lacks(answer, reader))));
        mails.stream()
                .filter(mail -> mail.kind() == OutboxMail.Kind.SUIT && mail.state() == OutboxMail.State.WAITING)
                .findFirst()
                .ifPresent(_ -> open.add(Message.of(
                        state.phase() == NoticePhase.STAYS_DOWN
                                ? "notice.open.correction-waits"
                                : "notice.open.suit-waits",
                        number)));
        if (state.phase() == NoticePhase.COUNTERED) {
            regime.restoreClock()
                    .filter(rule -> !rule.stoppedBy().isEmpty())
                    .ifPresent(rule -> open.add(Message.of(
                            contested(rule.stoppedBy().contains(ClockStop.COMPLAINT_PROVED), state.takenDown()),
                            number)));
        }
        waitingRetraction().ifPresent(_ -> open.add(Message.of("notice.open.retraction")));
        afterRetraction.ifPresent(message -> open.add(message));
        if (suit.isPresent() && !SUIT_COUNTS.contains(state.phase())) {
            open.add(
                    state.phase() == NoticePhase.COUNTERED
                            ? Message.of("notice.open.suit-before-counter", number)
                            : Message.of("notice.open.suit-without-counter"));
        }
        if (groups.stream().anyMatch(group -> group.state().isNeverTakenDown())) {
            open.add(Message.of("notice.open.never-down"));
        }
        groups.stream()
                .map(group -> group.state().phase())
                .distinct()
                .forEach(phase -> open.addAll(toDo(phase, reader)));
        return open;
    }

    private static String contested(boolean complaints, boolean takenDown) {
        if (complaints) {
            return takenDown ? "notice.open.contested.or-complaint" : "notice.open.contested.or-complaint.up";
        }
        return takenDown ? "notice.open.contested" : "notice.open.contested.up";
    }

    private List<Message> toDo(NoticePhase phase, Language reader) {
        List<Message> open = new ArrayList<>();
        String number = notice.number().toString();
        switch (phase) {
            case STAYS_DOWN -> open.add(Message.of("notice.open.stays-down", number));
            case HELD -> open.add(Message.of("notice.open.held", number));
            case BOUNCED -> open.add(Message.of("notice.open.bounced"));
            case SILENT -> silence.ifPresent(late -> open.addAll(late.toDo(notice, reader)));
            case REMOVAL_CLAIMED, VERIFYING -> open.add(Message.of("notice.open.claimed"));
            case STILL_UP -> open.add(Message.of("notice.open.still-up"));
            default -> {}
        }
        return open;
    }

    private static String lacks(UserAnswer answer, Language reader) {
        return answer.received().missing().isEmpty()
                ? reader.say("notice.open.lacks-unknown")
                : reader.say(
                        "notice.open.lacks",
                        answer.received().missing().stream()
                                .map(field -> "%s (--holds %s)".formatted(field.name(reader), field.key()))
                                .collect(Collectors.joining(", ")));
    }

    private Optional<OutboxMail> waitingRetraction() {
        return mails.stream()
                .filter(mail -> mail.kind() == OutboxMail.Kind.RETRACTION && mail.state() == OutboxMail.State.WAITING)
                .findFirst();
    }

    /** The nearest moment until which a person can still do something about what comes by itself; empty where nothing is so. */
    public Optional<Instant> actBy(Instant now) {
        return clocks.stream()
                .filter(clock -> clock.rule().whose() == Regime.Side.OWNER
                        || !clock.rule().stoppedBy().isEmpty())
                .flatMap(clock -> clock.due() instanceof NoticeClocks.Due.At at
                        ? Stream.of(at.last().toInstant())
                        : Stream.empty())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    /**
     * What presses first: what claims something that was decided otherwise since, then the nearest date that a person can still use, then
     * what has something to do, drafts last.
     */
    public static List<NoticeStatus> byUrgency(List<NoticeStatus> all, Instant now) {
        return all.stream()
                .map(one -> Urgency.of(one, now))
                .sorted()
                .map(Urgency::of)
                .toList();
    }

    /** How much one presses, found out once. */
    private record Urgency(NoticeStatus of, boolean doubted, Instant actBy, int rank) implements Comparable<Urgency> {

        private static final Comparator<Urgency> ORDER = Comparator.comparing((Urgency one) -> !one.doubted())
                .thenComparing(Urgency::actBy)
                .thenComparingInt(Urgency::rank);

        static Urgency of(NoticeStatus status, Instant now) {
            return new Urgency(status, status.isDoubted(), status.actBy(now).orElse(Instant.MAX), status.rank());
        }

        @Override
        public int compareTo(Urgency other) {
            return ORDER.compare(this, other);
        }
    }

    private int rank() {
        if (isPressing()) {
            return 0;
        }
        if (!toDo(Language.ENGLISH).isEmpty()) {
            return 1;
        }
        return state.phase() == NoticePhase.DRAFTED ? 3 : 2;
    }

    /** Whether it is out, and claims what was judged otherwise since. */
    public boolean isDoubted() {
        return (state.doubted() || (departed && state.mayHaveLeft()))
                && !state.phase().isOver();
    }

    /** Whether somebody is late, or something has to be settled before anything else. */
    public boolean isPressing() {
        return mails.stream().anyMatch(mail -> mail.state() == OutboxMail.State.UNKNOWN)
                || isDoubted()
                || (state.countered() && !state.ownerTold())
                || incomplete().isPresent()
                || waitingRetraction().isPresent()
                || clocks.stream().anyMatch(RunningClock::over);
    }
}
