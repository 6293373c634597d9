package dev.colophon.cases.notice.stored;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFold;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.regime.Regime;
import dev.colophon.evidence.messages.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Copies of a notice to which the same has happened.
 *
 * @param copies their numbers among those of the notice, at least one, the smallest first
 * @param state what happened to them adds up to
 */
public record CopyGroup(List<Integer> copies, NoticeState state) {

    /** Where copies stand apart, the notice stands where something is still to be done: the first of these. */
    private static final List<NoticePhase> LEADING = List.of(
            NoticePhase.COUNTERED,
            NoticePhase.STILL_UP,
            NoticePhase.PARTIAL,
            NoticePhase.SILENT,
            NoticePhase.DELIVERY_UNKNOWN,
            NoticePhase.REMOVAL_CLAIMED,
            NoticePhase.VERIFYING,
            NoticePhase.SENT,
            NoticePhase.ACKED,
            NoticePhase.STAYS_DOWN,
            NoticePhase.REMOVED_VERIFIED,
            NoticePhase.RESTORED);

    public CopyGroup {
        copies = List.copyOf(copies);
    }

    /**
     * The groups of a notice, that of its first copy first.
     *
     * @param counting the events that count
     * @param items how many copies the notice names
     */
    static List<CopyGroup> of(List<StoredNoticeEvent> counting, Regime regime, int items) {
        List<List<Integer>> named = counting.stream()
                .map(StoredNoticeEvent::event)
                .filter(event ->
                        !(event instanceof NoticeEvent.SuitFiled)) // nothing stands otherwise before it is told
                .map(NoticeEvent::copies)
                .filter(copies -> !copies.isEmpty())
                .distinct()
                .toList();
        Map<List<Boolean>, List<Integer>> together = new LinkedHashMap<>();
        IntStream.rangeClosed(1, Math.max(1, items))
                .forEach(copy -> together.computeIfAbsent(
                                named.stream()
                                        .map(copies -> copies.contains(copy))
                                        .toList(),
                                _ -> new ArrayList<>())
                        .add(copy));
        return together.values().stream()
                .map(copies -> new CopyGroup(copies, state(about(copies.getFirst(), counting), regime)))
                .toList();
    }

    /** Those that stand alike as one, whatever has happened to each: more than one only where copies stand apart. */
    public static List<CopyGroup> alike(List<CopyGroup> groups) {
        return groups.stream()
                .collect(Collectors.groupingBy(group -> group.state().words(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(alike -> new CopyGroup(
                        alike.stream()
                                .flatMap(group -> group.copies().stream())
                                .sorted()
                                .toList(),
                        alike.getFirst().state()))
                .toList();
    }

    /** Where a notice stands, in words: once where all of its copies stand alike, else of each group of them. */
    public static Message words(List<CopyGroup> groups) {
        List<CopyGroup> apart = alike(groups);
        return apart.size() == 1
                ? Message.of(apart.getFirst().state().words())
                : apart.stream()
                        .map(group -> Message.of(
                                group.copies().size() == 1 ? "notice.copies.stand.one" : "notice.copies.stand.many",
                                group.numbers(),
                                Message.of(group.state().words())))
                        .reduce((one, next) -> Message.of("notice.copies.and", one, next))
                        .orElseGet(Message::none);
    }

    /** Their numbers, such as {@code 1-3, 5}. */
    public String numbers() {
        return CopyNumbers.of(copies);
    }

    /** Those of some events that are about a copy, alone or with others. */
    static List<StoredNoticeEvent> about(int copy, List<StoredNoticeEvent> events) {
        return events.stream()
                .filter(event -> event.event().copies().isEmpty()
                        || event.event().copies().contains(copy))
                .toList();
    }

    private static NoticeState state(List<StoredNoticeEvent> events, Regime regime) {
        NoticeState state = NoticeState.SIGHTED;
        for (StoredNoticeEvent event : events) {
            state = NoticeFold.after(state, event.event(), regime, event.at());
        }
        return state;
    }

    /** Where a notice stands whose copies stand so. */
    static NoticeState together(List<CopyGroup> groups) {
        NoticeState leading = groups.stream()
                .map(CopyGroup::state)
                .min(Comparator.comparingInt(state -> rank(state.phase())))
                .orElse(NoticeState.SIGHTED);
        return new NoticeState(
                leading.phase(),
                leading.regime(),
                leading.capturedAt(),
                leading.choice(),
                leading.reviewedBy(),
                leading.firstEye(),
                leading.heldAt(),
                leading.letGoBy(),
                leading.sentAt(),
                leading.starts(),
                leading.doubted(),
                groups.stream().anyMatch(group -> group.state().countered()),
                groups.stream()
                        .allMatch(group ->
                                !group.state().countered() || group.state().ownerTold()),
                leading.takenDown(),
                leading.outcome());
    }

    private static int rank(NoticePhase phase) {
        int place = LEADING.indexOf(phase);
        return place < 0 ? LEADING.size() : place;
    }
}
