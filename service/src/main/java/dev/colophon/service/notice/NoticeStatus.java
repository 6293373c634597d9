package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.UserAnswer;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a notice stands, and what somebody waits for.
 *
 * @param regime in the version with which it began
 * @param mails its mails, in their order
 * @param clocks the times that run, what is over first
 * @param answers the counter-notices that have come, the first first
 * @param silence what can be done about a recipient who has not answered in time; empty while nobody is late
 * @param afterRetraction what an answer asks for that came since the retraction
 */
public record NoticeStatus(
        StoredNotice notice,
        Regime regime,
        NoticeState state,
        List<OutboxMail> mails,
        List<RunningClock> clocks,
        List<UserAnswer> answers,
        Optional<Silence> silence,
        Optional<Message> afterRetraction) {

    public NoticeStatus {
        mails = List.copyOf(mails);
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
                clocks,
                answers,
                silence.map(late -> late.withAgainst(objections)),
                afterRetraction);
    }

    /** The last counter-notice, where it is incomplete and no complete one has come. */
    public Optional<UserAnswer> incomplete() {
        return state.countered() || answers.isEmpty() || state.phase().isOver()
                ? Optional.empty()
                : Optional.of(answers.getLast());
    }

    /** What a person has to see to, a sentence each in English with what does it; none when nothing is open. */
    public List<String> open() {
        return open(Language.ENGLISH);
    }

    /** The same in the language of a reader. */
    public List<String> open(Language reader) {
        List<String> open = new ArrayList<>();
        String number = notice.number().toString();
        boolean lost = mails.stream().anyMatch(mail -> mail.state() == OutboxMail.State.UNKNOWN);
        if (lost) {
            open.add(reader.say("notice.open.lost", number));
        }
        if (state.doubted() && !state.phase().isOver()) {
            open.add(reader.say("notice.open.doubted", number));
        }
        if (state.countered() && !state.ownerTold()) {
            open.add(reader.say("notice.open.untold"));
        }
        incomplete().ifPresent(answer -> open.add(reader.say("notice.open.incomplete", lacks(answer, reader))));
        mails.stream()
                .filter(mail -> mail.kind() == OutboxMail.Kind.SUIT && mail.state() == OutboxMail.State.WAITING)
                .findFirst()
                .ifPresent(_ -> open.add(reader.say("notice.open.suit-waits", number)));
        if (state.phase() == NoticePhase.COUNTERED) {
            regime.restoreClock()
                    .filter(rule -> !rule.stoppedBy().isEmpty())
                    .ifPresent(rule -> open.add(reader.say(
                            rule.stoppedBy().contains(ClockStop.COMPLAINT_PROVED)
                                    ? "notice.open.contested.or-complaint"
                                    : "notice.open.contested",
                            number)));
        }
        waitingRetraction().ifPresent(_ -> open.add(reader.say("notice.open.retraction")));
        afterRetraction.ifPresent(message -> open.add(message.in(reader)));
        switch (state.phase()) {
            case HELD -> open.add(reader.say("notice.open.held", number));
            case BOUNCED -> open.add(reader.say("notice.open.bounced"));
            case SILENT -> silence.ifPresent(late -> open.addAll(late.open(notice, reader)));
            case REMOVAL_CLAIMED, VERIFYING -> open.add(reader.say("notice.open.claimed"));
            case STILL_UP -> open.add(reader.say("notice.open.still-up"));
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
                                .map(field -> field.name(reader.tag()))
                                .collect(Collectors.joining(", ")));
    }

    private Optional<OutboxMail> waitingRetraction() {
        return mails.stream()
                .filter(mail -> mail.kind() == OutboxMail.Kind.RETRACTION && mail.state() == OutboxMail.State.WAITING)
                .findFirst();
    }

    /** Whether somebody is late, or something has to be settled before anything else. */
    public boolean isPressing() {
        return mails.stream().anyMatch(mail -> mail.state() == OutboxMail.State.UNKNOWN)
                || (state.doubted() && !state.phase().isOver())
                || (state.countered() && !state.ownerTold())
                || incomplete().isPresent()
                || waitingRetraction().isPresent()
                || clocks.stream().anyMatch(RunningClock::over);
    }
}
