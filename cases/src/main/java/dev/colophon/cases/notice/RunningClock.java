package dev.colophon.cases.notice;

import dev.colophon.cases.calendar.BusinessCalendar;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockExpiry;
import dev.colophon.cases.regime.Regime.ClockRule;
import dev.colophon.cases.regime.RegimeStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A time of a notice that somebody waits for, or that is over while what it was for has not happened.
 *
 * @param since when it began
 * @param due when it runs out, as far as that can be counted
 * @param over whether it has run out for whoever's time it is
 * @param takenDown whether anybody has said or seen that what it is about was removed
 * @param copies the numbers of the copies of whose time it is; none: of all
 */
public record RunningClock(
        ClockRule rule, Instant since, NoticeClocks.Due due, boolean over, boolean takenDown, List<Integer> copies) {

    public RunningClock {
        copies = List.copyOf(copies);
    }

    private static final Set<NoticePhase> AWAITING_ANSWER =
            EnumSet.of(NoticePhase.SENT, NoticePhase.ACKED, NoticePhase.SILENT);

    /** What is over first, then in the order of their ends. */
    public static final Comparator<RunningClock> MOST_PRESSING = Comparator.comparing(
                    (RunningClock clock) -> !clock.over)
            .thenComparing(clock ->
                    clock.due instanceof NoticeClocks.Due.At at ? at.at().toInstant() : Instant.MAX);

    /** Those of a notice, what is over first, then in the order of their ends. */
    public static List<RunningClock> of(
            NoticeState state, Regime regime, Optional<BusinessCalendar> calendar, Instant now) {
        List<RunningClock> running = new ArrayList<>();
        for (ClockRule rule : regime.clocks()) {
            Instant since = state.starts().get(rule.starts());
            if (since != null) {
                NoticeClocks.Due due = NoticeClocks.due(rule, since, calendar);
                boolean over = due instanceof NoticeClocks.Due.At at
                        && !now.isBefore(at.at().toInstant());
                if (matters(rule.onExpiry(), state, over)) {
                    running.add(new RunningClock(rule, since, due, over, state.takenDown(), List.of()));
                }
            }
        }
        return running.stream().sorted(MOST_PRESSING).toList();
    }

    /** The same of these copies alone. */
    public RunningClock about(List<Integer> numbers) {
        return new RunningClock(rule, since, due, over, takenDown, numbers);
    }

    private static boolean matters(ClockExpiry expiry, NoticeState state, boolean over) {
        return switch (expiry) {
            case SILENT -> AWAITING_ANSWER.contains(state.phase()) && !state.countered();
            case RESTORED -> state.phase() == NoticePhase.COUNTERED;
            case UNCHANGED -> !over && !state.phase().isOver();
        };
    }

    /** Whether its end lets content come back of which nobody has said or seen that it ever was removed. */
    public boolean hasNothingToRestore() {
        return rule.onExpiry() == ClockExpiry.RESTORED && !takenDown;
    }

    /** The step that comes when nobody does anything; empty where nothing changes. */
    public Optional<RegimeStep> then() {
        return switch (rule.onExpiry()) {
            case SILENT -> Optional.of(RegimeStep.SILENT);
            case RESTORED -> Optional.of(RegimeStep.RESTORED);
            case UNCHANGED -> Optional.empty();
        };
    }
}
