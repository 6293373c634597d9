package dev.colophon.cases.notice;

import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.notice.NoticeEvent.By;
import dev.colophon.cases.notice.NoticeEvent.Verdict;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockStart;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.evidence.verify.EvidenceGrade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Notices, events and facts to try the machine on. */
final class NoticeSamples {

    static final Instant START = Instant.parse("2026-11-02T03:00:00Z");
    static final By ADA = new By(By.Kind.PERSON, "ada");
    static final By BO = new By(By.Kind.PERSON, "bo");
    static final By POLICY = new By(By.Kind.POLICY, "block whole");
    static final List<Regime> REGIMES = Regimes.builtIn().all();

    private static final List<Verdict> VERDICTS = List.of(Verdict.values());

    private NoticeSamples() {}

    static Regime regime(String name) {
        return Regimes.builtIn().named(name).orElseThrow();
    }

    /** Facts with which nothing is wrong. */
    static NoticeFacts good(Regime regime, Instant now) {
        return new NoticeFacts(
                Verdict.SUSPECTED,
                false,
                false,
                true,
                true,
                Optional.of(now.minusSeconds(3600)),
                Optional.empty(),
                false,
                Set.of(),
                Optional.empty(),
                false,
                true,
                true,
                Optional.of(regime.calendarFor(Optional.of("DE"))));
    }

    /** Facts of which each may be wrong. */
    static NoticeFacts random(Regime regime, Instant now, Random random) {
        return new NoticeFacts(
                often(random) ? Verdict.SUSPECTED : VERDICTS.get(random.nextInt(VERDICTS.size())),
                !often(random),
                !often(random),
                often(random),
                often(random),
                often(random) ? Optional.of(now.minusSeconds(random.nextInt(100_000))) : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of(often(random)) : Optional.empty(),
                !often(random),
                often(random) ? Set.of() : EnumSet.of(NoticeField.OWNER_NAME),
                Optional.empty(),
                random.nextBoolean(),
                often(random),
                often(random),
                often(random) ? Optional.of(regime.calendarFor(Optional.of("IE"))) : Optional.empty());
    }

    private static boolean often(Random random) {
        return random.nextInt(16) > 0;
    }

    /** One event of each kind, with each of its values. */
    static List<NoticeEvent> events(Regime regime, Instant now) {
        List<NoticeEvent> events = new ArrayList<>();
        for (By by : List.of(ADA, BO, POLICY)) {
            Arrays.stream(Verdict.values()).forEach(verdict -> events.add(new NoticeEvent.Judged(verdict, by)));
            Arrays.stream(NoticeEvent.Choice.values())
                    .forEach(choice -> events.add(new NoticeEvent.Reviewed(choice, by)));
            events.add(new NoticeEvent.LetGo(by));
            events.add(new NoticeEvent.SentByHand(NoticeEvent.Means.LETTER, now, by));
            events.add(new NoticeEvent.SentByHand(NoticeEvent.Means.MAIL, now.plusSeconds(60), by));
            events.add(new NoticeEvent.DeliverySettled(true, by));
            events.add(new NoticeEvent.DeliverySettled(false, by));
            events.add(new NoticeEvent.Retracted("wrong work", by));
        }
        Arrays.stream(EvidenceGrade.values()).forEach(grade -> events.add(new NoticeEvent.Captured(grade)));
        events.add(new NoticeEvent.Offered());
        Arrays.stream(NoticeEvent.OfferAnswer.values())
                .forEach(answer -> events.add(new NoticeEvent.OfferAnswered(answer)));
        events.add(new NoticeEvent.Drafted());
        events.add(new NoticeEvent.HeldBack());
        events.add(new NoticeEvent.SendingBegun());
        events.add(new NoticeEvent.Sent());
        events.add(new NoticeEvent.SendingFailed(true));
        events.add(new NoticeEvent.SendingFailed(false));
        events.add(new NoticeEvent.DeliveryLost());
        events.add(new NoticeEvent.Acknowledged());
        events.add(new NoticeEvent.Bounced());
        regime.clocks().forEach(clock -> events.add(new NoticeEvent.ClockExpired(clock.id())));
        events.add(new NoticeEvent.ClockExpired("none"));
        events.add(new NoticeEvent.Reminded());
        Arrays.stream(NoticeEvent.Recipient.values()).forEach(next -> events.add(new NoticeEvent.Escalated(next)));
        events.add(new NoticeEvent.RemovalClaimed());
        Arrays.stream(NoticeEvent.Finding.values()).forEach(finding -> events.add(new NoticeEvent.Looked(finding)));
        events.add(new NoticeEvent.CounterReceived(true, now));
        events.add(new NoticeEvent.CounterReceived(false, now));
        events.add(new NoticeEvent.CounterReceived(true, now.plusSeconds(60)));
        events.add(new NoticeEvent.OwnerTold());
        Arrays.stream(ClockStop.values())
                .forEach(stop ->
                        events.add(new NoticeEvent.SuitFiled(stop, "LG Leipzig", "5 O 1/27", "2026-11-02", "")));
        Arrays.stream(ClockStop.values()).forEach(stop -> events.add(new NoticeEvent.SuitProved(stop)));
        events.add(new NoticeEvent.AnswerCorrected("answer-1.eml", "removed", 1));
        events.add(new NoticeEvent.ContentRestored());
        events.add(new NoticeEvent.Reappeared("S-2"));
        Arrays.stream(NoticeEvent.Outcome.values())
                .forEach(outcome -> events.add(new NoticeEvent.Closed(outcome, ADA)));
        return events;
    }

    /** A notice that a person has confirmed and let go, and that has left. */
    static NoticeState sent(Regime regime) {
        NoticeState state = NoticeState.SIGHTED;
        Instant now = START;
        for (NoticeEvent event : List.of(
                new NoticeEvent.Judged(Verdict.SUSPECTED, POLICY),
                new NoticeEvent.Captured(EvidenceGrade.B),
                new NoticeEvent.Reviewed(NoticeEvent.Choice.CONFIRM, ADA),
                new NoticeEvent.Drafted(),
                new NoticeEvent.LetGo(ADA),
                new NoticeEvent.SendingBegun(),
                new NoticeEvent.Sent())) {
            now = now.plusSeconds(40);
            state = moved(state, event, regime, good(regime, now), now).state();
        }
        return state;
    }

    static NoticeTransition.Moved moved(
            NoticeState state, NoticeEvent event, Regime regime, NoticeFacts facts, Instant now) {
        return switch (NoticeMachine.apply(state, event, regime, facts, now)) {
            case NoticeTransition.Moved moved -> moved;
            case NoticeTransition.Refused refused -> throw new AssertionError(event + " in " + state + ": " + refused);
        };
    }

    static NoticeTransition.Refused refused(
            NoticeState state, NoticeEvent event, Regime regime, NoticeFacts facts, Instant now) {
        return switch (NoticeMachine.apply(state, event, regime, facts, now)) {
            case NoticeTransition.Moved moved -> throw new AssertionError(event + " in " + state + ": " + moved);
            case NoticeTransition.Refused refused -> refused;
        };
    }

    /** A notice in a phase, as if its events had brought it there. */
    static NoticeState in(NoticePhase phase, Regime regime) {
        boolean left = phase.compareTo(NoticePhase.SENDING) >= 0 && phase != NoticePhase.CLOSED;
        boolean confirmed = phase.compareTo(NoticePhase.REVIEWED) >= 0;
        boolean drafted = phase.compareTo(NoticePhase.DRAFTED) >= 0;
        Map<ClockStart, Instant> starts = new EnumMap<>(ClockStart.class);
        if (left) {
            Arrays.stream(ClockStart.values()).forEach(start -> starts.put(start, START));
        }
        return new NoticeState(
                phase,
                drafted ? Optional.of(regime.name()) : Optional.empty(),
                confirmed ? Optional.of(START) : Optional.empty(),
                confirmed ? Optional.of(NoticeEvent.Choice.CONFIRM) : Optional.empty(),
                confirmed ? Optional.of(ADA) : Optional.empty(),
                Optional.empty(),
                drafted ? Optional.of(START) : Optional.empty(),
                drafted ? Optional.of(ADA) : Optional.empty(),
                left ? Optional.of(START) : Optional.empty(),
                starts,
                false,
                phase == NoticePhase.COUNTERED,
                false,
                false,
                Optional.empty());
    }

    /** What an event makes of a notice under the law of the United States. */
    static NoticeState after(NoticeState state, NoticeEvent event) {
        return moved(state, event, regime("us-dmca"), good(regime("us-dmca"), START), START)
                .state();
    }
}
