package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.UserAnswer;
import dev.colophon.cases.regime.Regime;
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
 */
public record NoticeStatus(
        StoredNotice notice,
        Regime regime,
        NoticeState state,
        List<OutboxMail> mails,
        List<RunningClock> clocks,
        List<UserAnswer> answers,
        Optional<Silence> silence) {

    public NoticeStatus {
        mails = List.copyOf(mails);
        clocks = List.copyOf(clocks);
        answers = List.copyOf(answers);
    }

    /** The last counter-notice, where it is incomplete and no complete one has come. */
    public Optional<UserAnswer> incomplete() {
        return state.countered() || answers.isEmpty() || state.phase().isOver()
                ? Optional.empty()
                : Optional.of(answers.getLast());
    }

    /** What a person has to see to, a sentence each with what does it; none when nothing is open. */
    public List<String> open() {
        List<String> open = new ArrayList<>();
        String number = notice.number().toString();
        boolean lost = mails.stream().anyMatch(mail -> mail.state() == OutboxMail.State.UNKNOWN);
        if (lost) {
            open.add(
                    "nobody knows whether its mail left: look at your mail server, then `colophon notice settle %s --as sent` or `--as not-sent`"
                            .formatted(number));
        }
        if (state.doubted() && !state.phase().isOver()) {
            open.add(
                    "a copy that it names was judged otherwise since it left: `colophon notice retract %s --reason TEXT`"
                            .formatted(number));
        }
        if (state.countered() && !state.ownerTold()) {
            open.add("the user has answered: the owner has to be told");
        }
        incomplete()
                .ifPresent(answer -> open.add(
                        "a counter-notice has come that is incomplete (%s), and no time begins before a complete one: read it; if it holds what was not found, import it again with --holds FIELD"
                                .formatted(lacks(answer))));
        waitingRetraction()
                .ifPresent(
                        mail -> open.add("its retraction has not left yet: `colophon notice deliver` hands it over"));
        switch (state.phase()) {
            case HELD ->
                open.add(
                        "it waits to leave: `colophon notice deliver` sends it when it is due, `colophon notice undo %s` keeps it"
                                .formatted(number));
            case BOUNCED -> open.add("it did not arrive: find another address, and draft it anew with --to ADDRESS");
            case SILENT -> silence.ifPresent(late -> open.addAll(late.open(notice)));
            case REMOVAL_CLAIMED, VERIFYING ->
                open.add("removal is claimed, and nobody has seen it: `colophon look` looks");
            case STILL_UP -> open.add("it is there in spite of what the recipient says: write to them again");
            default -> {}
        }
        return open;
    }

    private static String lacks(UserAnswer answer) {
        return answer.received().missing().isEmpty()
                ? "what it lacks was not kept"
                : answer.received().missing().stream()
                        .map(field -> field.name("en"))
                        .collect(Collectors.joining(", ", "it lacks ", ""));
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
