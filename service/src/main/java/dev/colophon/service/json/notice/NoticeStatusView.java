package dev.colophon.service.json.notice;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.NoticeClocks;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.UserAnswer;
import dev.colophon.cases.regime.ProfileText;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockExpiry;
import dev.colophon.cases.regime.Regime.Side;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.notice.NextRecipient;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.notice.Silence;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a notice stands; the schema is {@code notice-status.schema.json}. */
public record NoticeStatusView(
        String number,
        String caseNumber,
        NoticePhase state,
        String regime,
        String recipient,
        @Nullable String country,
        @Nullable Instant sent,
        boolean pressing,
        List<String> open,
        List<MailView> mails,
        @Nullable List<CopiesView> copies,
        List<ClockView> clocks,
        @Nullable List<UserAnswerView> answers,
        @Nullable SuitView suit,
        @Nullable List<NextRecipient> next) {

    /** A mail of it. */
    public record MailView(
            int number,
            OutboxMail.Kind kind,
            OutboxMail.State state,
            String to,
            String messageId,
            String letGoBy,
            @Nullable Instant due,
            int attempts,
            @Nullable Instant begun,
            @Nullable Instant ended,
            @Nullable String answer) {

        private static MailView of(OutboxMail mail) {
            return new MailView(
                    mail.number(),
                    mail.kind(),
                    mail.state(),
                    mail.to().toString(),
                    mail.messageId(),
                    mail.letGoBy(),
                    mail.state() == OutboxMail.State.WAITING ? mail.due() : null,
                    mail.attempts(),
                    mail.begun().orElse(null),
                    mail.ended().orElse(null),
                    mail.answer().orElse(null));
        }
    }

    /**
     * A counter-notice.
     *
     * @param receivedByHost when the recipient had it, with which times begin if it is complete; absent where it came to the owner alone
     * @param reachedOwner when it was taken down here
     * @param missing what the law asks for and it does not hold
     * @param goingOn the times that go on in spite of it, because it is incomplete
     */
    public record UserAnswerView(
            boolean complete,
            @Nullable Instant receivedByHost,
            Instant reachedOwner,
            @Nullable List<String> missing,
            @Nullable List<Integer> copies,
            @Nullable List<String> goingOn) {

        /** As JSON has it. */
        public static UserAnswerView of(UserAnswer answer, List<RunningClock> goingOn) {
            List<CounterField> missing = answer.received().missing();
            return new UserAnswerView(
                    answer.received().complete(),
                    answer.received().cameToOwnerAlone()
                            ? null
                            : answer.received().receivedByHost(),
                    answer.reachedOwner(),
                    missing.isEmpty()
                            ? null
                            : missing.stream().map(CounterField::key).toList(),
                    answer.received().copies().isEmpty()
                            ? null
                            : answer.received().copies(),
                    goingOn.isEmpty()
                            ? null
                            : goingOn.stream()
                                    .map(clock -> clock.rule().id())
                                    .distinct()
                                    .toList());
        }
    }

    /** A time that runs, and what comes of it when nobody does anything. */
    public record ClockView(
            String clock,
            Side whose,
            @Nullable List<Integer> copies,
            Instant since,
            @Nullable Instant earliest,
            @Nullable Instant latest,
            boolean over,
            @Nullable String uncounted,
            ClockExpiry then,
            @Nullable String owner,
            @Nullable String user,
            String article) {

        private static ClockView of(RunningClock clock, Regime regime, Language reader) {
            return new ClockView(
                    clock.rule().id(),
                    clock.rule().whose(),
                    clock.copies().isEmpty() ? null : clock.copies(),
                    clock.since(),
                    clock.due() instanceof NoticeClocks.Due.At at
                            ? at.earliest().toInstant()
                            : null,
                    clock.due() instanceof NoticeClocks.Due.At at ? at.last().toInstant() : null,
                    clock.over(),
                    clock.due() instanceof NoticeClocks.Due.Fails fails ? fails.why() : null,
                    clock.rule().onExpiry(),
                    meaning(clock, regime, Regime.StepMeaning::owner, reader),
                    meaning(clock, regime, Regime.StepMeaning::user, reader),
                    clock.rule().article());
        }

        private static @Nullable String meaning(
                RunningClock clock, Regime regime, Function<Regime.StepMeaning, ProfileText> side, Language reader) {
            return clock.then()
                    .map(step -> side.apply(regime.step(step)).in(reader))
                    .orElse(null);
        }
    }

    /**
     * A notice as it stands.
     *
     * @param reader in whose language the profile tells what a time means
     */
    public static NoticeStatusView of(NoticeStatus status, Language reader) {
        return new NoticeStatusView(
                status.notice().number().toString(),
                status.notice().caseNumber().toString(),
                status.state().phase(),
                status.notice().regime(),
                status.notice().recipient(),
                status.notice().country().orElse(null),
                status.state().sentAt().orElse(null),
                status.isPressing(),
                status.open(),
                status.mails().stream().map(MailView::of).toList(),
                CopiesView.of(status.groups()),
                status.clocks().stream()
                        .map(clock -> ClockView.of(clock, status.regime(), reader))
                        .toList(),
                status.answers().isEmpty()
                        ? null
                        : status.answers().stream()
                                .map(answer -> UserAnswerView.of(answer, status.goingOn(answer)))
                                .toList(),
                status.suit().map(SuitView::of).orElse(null),
                status.silence()
                        .map(Silence::next)
                        .filter(next -> !next.isEmpty())
                        .orElse(null));
    }
}
