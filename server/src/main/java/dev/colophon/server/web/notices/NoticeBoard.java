package dev.colophon.server.web.notices;

import dev.colophon.cases.notice.NoticeClocks.Due;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.service.notice.NoticeStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notices that are not over, what is due first first.
 *
 * @param open all of them
 * @param now when that was
 */
public record NoticeBoard(List<NoticeStatus> open, Instant now) {

    public NoticeBoard {
        open = List.copyOf(open);
    }

    /**
     * A moment of a notice.
     *
     * @param ends when it ends at the earliest, by the calendar by which it is counted
     */
    public record Date(NoticeStatus notice, RunningClock clock, ZonedDateTime ends) {

        public Instant at() {
            return ends.toInstant();
        }
    }

    /** Those to which an answer came by the answer page that nobody has read. */
    public List<NoticeStatus> unread() {
        return open.stream().filter(notice -> notice.unread() > 0).toList();
    }

    /** Those that a user contests, and whose owner has to choose. */
    public List<NoticeStatus> contested() {
        return open.stream()
                .filter(notice -> notice.state().phase() == NoticePhase.COUNTERED)
                .toList();
    }

    /** How many are in each group. */
    public Map<NoticeGroup, Integer> counts() {
        Map<NoticeGroup, Integer> counts = new EnumMap<>(NoticeGroup.class);
        open.forEach(notice -> counts.merge(NoticeGroup.of(notice.state().phase()), 1, Integer::sum));
        return counts;
    }

    /** Those of a group; of none, all. */
    public List<NoticeStatus> of(Optional<NoticeGroup> group) {
        return open.stream()
                .filter(notice -> group.filter(
                                one -> one != NoticeGroup.of(notice.state().phase()))
                        .isEmpty())
                .toList();
    }

    /**
     * A page of a list.
     *
     * @param shown what stands on it
     * @param later whether others are on pages before
     * @param more whether others are on pages behind
     */
    public record Page(List<NoticeStatus> shown, boolean later, boolean more) {

        public Page {
            shown = List.copyOf(shown);
        }
    }

    /**
     * A page of some of these.
     *
     * @param after the number of the last one of the page before; where it is not among them any more, or none is behind it, the first page
     */
    static Page page(List<NoticeStatus> some, String after, int limit) {
        int from = 0;
        for (int i = 0; i < some.size() && from == 0; i++) {
            from = some.get(i).notice().number().toString().equals(after) ? i + 1 : 0;
        }
        from = from == some.size() ? 0 : from;
        int to = Math.min(some.size(), from + limit);
        return new Page(some.subList(from, to), from > 0, to < some.size());
    }

    /** What ends within that time, and what is over while nobody has done what it was for; the first first. */
    public List<Date> within(Duration time) {
        return dates().stream()
                .filter(date -> !date.at().isAfter(now.plus(time)))
                .toList();
    }

    /** Those that begin behind that time, within another. */
    public List<Date> between(Duration from, Duration to) {
        return within(to).stream()
                .filter(date -> date.at().isAfter(now.plus(from)))
                .toList();
    }

    private List<Date> dates() {
        return open.stream()
                .flatMap(notice -> notice.clocks().stream()
                        .flatMap(clock -> clock.due() instanceof Due.At at
                                ? Stream.of(new Date(notice, clock, at.earliest()))
                                : Stream.of()))
                .sorted(Comparator.comparing(Date::at))
                .toList();
    }

    /** When something of a notice ends next, at the earliest; empty where nothing runs. */
    public static Optional<Instant> next(NoticeStatus notice) {
        return notice.clocks().stream()
                .flatMap(clock -> clock.due() instanceof Due.At at
                        ? Stream.of(at.earliest().toInstant())
                        : Stream.of())
                .min(Comparator.naturalOrder());
    }
}
