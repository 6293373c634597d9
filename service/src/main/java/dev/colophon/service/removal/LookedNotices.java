package dev.colophon.service.removal;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.Finding;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticeFold;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells the notices that name a copy what a look for it has seen, where that changes how they stand. For one thread. */
final class LookedNotices {

    private final NoticeSession session;
    private final RemovalLooks looks;
    private final Sightings sightings;
    private final MessageListener listener;

    /** @param listener hears of notices that cannot be told */
    LookedNotices(NoticeSession session, RemovalLooks looks, Sightings sightings, MessageListener listener) {
        this.session = session;
        this.looks = looks;
        this.sightings = sightings;
        this.listener = listener;
    }

    /** One that cannot be told costs no other. */
    void tell(StoredSighting sighting) {
        for (StoredNotice notice : session.read(step -> step.notices().naming(sighting.id()))) {
            try {
                tell(notice);
            } catch (ServiceException e) {
                listener.message(String.valueOf(e.getMessage()));
            }
        }
    }

    private void tell(StoredNotice notice) {
        NoticeHistory before = session.read(step -> step.reading().history(notice));
        if (!before.state().mayHaveLeft() || before.state().phase().isOver()) {
            return;
        }
        Instant left = before.state().sentAt().orElse(notice.createdAt());
        List<StoredNoticeItem> items = session.read(step -> step.notices().items(notice));
        for (CopyGroup group : before.groups()) {
            List<StoredNoticeItem> named = items.stream()
                    .filter(item -> group.copies().contains(item.number()))
                    .toList();
            findings(named, left)
                    .forEach((finding, copies) -> tell(
                            before,
                            copies.getFirst(),
                            new NoticeEvent.Looked(finding, copies.size() == items.size() ? List.of() : copies)));
        }
    }

    /** @param copy one of those that were looked for */
    private void tell(NoticeHistory before, int copy, NoticeEvent looked) {
        session.write(step -> {
            NoticeHistory history = step.again(before);
            boolean changes = history.groups().stream()
                    .filter(group -> group.copies().contains(copy))
                    .map(CopyGroup::state)
                    .anyMatch(state -> NoticeFold.after(state, looked, history.regime(), step.now())
                                    .phase()
                            != state.phase());
            if (changes) {
                // One that did not arrive, or that was taken back meanwhile, stays as it is.
                Object _ = step.tried(history, looked, NoticeFacts.ofCalendar(history.calendar()), Optional.empty());
            }
            return changes;
        });
    }

    /** The numbers of copies by what the last look for each has seen since the notice left: what is gone of one is there of no other. */
    private Map<Finding, List<Integer>> findings(List<StoredNoticeItem> items, Instant left) {
        Map<String, StoredSighting> kept =
                sightings
                        .of(items.stream()
                                .map(StoredNoticeItem::sighting)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(StoredSighting::id, Function.identity()));
        return items.stream()
                .collect(Collectors.groupingBy(
                        item -> Optional.ofNullable(kept.get(item.sighting()))
                                .map(copy -> finding(copy, left))
                                .orElse(Finding.UNKNOWN), // nothing is kept of it any more
                        () -> new EnumMap<>(Finding.class),
                        Collectors.mapping(StoredNoticeItem::number, Collectors.toList())));
    }

    private Finding finding(StoredSighting copy, Instant left) {
        return looks.of(copy).stream()
                .filter(look -> !look.at().isBefore(left))
                .reduce((_, last) -> last)
                .map(look -> finding(look.finding().verdict()))
                .orElse(Finding.UNKNOWN);
    }

    private static Finding finding(RemovalVerdict verdict) {
        return switch (verdict) {
            case GONE, SOFT_404 -> Finding.GONE;
            case PARTIAL, PARTIAL_GEO -> Finding.PARTIAL;
            case STILL_UP, REENCODED_UP, RENAMED, REAPPEARED -> Finding.STILL_UP;
            case LOGIN_WALL, BLOCKED, UNREACHABLE, UNCERTAIN -> Finding.UNKNOWN;
        };
    }
}
