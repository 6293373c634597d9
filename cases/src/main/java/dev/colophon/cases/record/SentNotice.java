package dev.colophon.cases.record;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.registry.work.Host;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A notice that left, with what the public may know of it.
 *
 * @param sentAt when it first left
 * @param operator the site of whom it is about
 * @param items with the titles of works; their addresses may name people
 * @param gone how many of them the last look saw gone
 * @param up how many of them the last look saw up
 * @param events all that happened to it, without what was taken for something else
 */
public record SentNotice(
        StoredNotice notice,
        Instant sentAt,
        String operator,
        List<StoredNoticeItem> items,
        int gone,
        int up,
        List<StoredNoticeEvent> events) {

    public SentNotice {
        items = List.copyOf(items);
        events = List.copyOf(events);
    }

    /** The hosts where its copies are, with how many. */
    public SortedMap<String, Long> hosts() {
        return hosts(items);
    }

    /** The hosts of the copies of one work, with how many. */
    public SortedMap<String, Long> hostsOf(String workTitle) {
        return hosts(items.stream()
                .filter(item -> item.workTitle().equals(workTitle))
                .toList());
    }

    private static SortedMap<String, Long> hosts(List<StoredNoticeItem> items) {
        SortedMap<String, Long> hosts = new TreeMap<>();
        items.forEach(item -> Host.ofPlace(item.url()).ifPresent(host -> hosts.merge(host.name(), 1L, Long::sum)));
        return hosts;
    }

    /** The titles of the works, each once, in the order of the notice. */
    public List<String> works() {
        return items.stream().map(StoredNoticeItem::workTitle).distinct().toList();
    }

    /** When a notice left by its events; empty: it never did. */
    static Optional<Instant> sentAt(List<StoredNoticeEvent> events) {
        return events.stream().flatMap(event -> sentAt(event).stream()).min(Instant::compareTo);
    }

    private static Optional<Instant> sentAt(StoredNoticeEvent stored) {
        if (stored.event() instanceof NoticeEvent.SentByHand byHand) {
            return Optional.of(byHand.when());
        }
        boolean left = stored.event() instanceof NoticeEvent.Sent
                || (stored.event() instanceof NoticeEvent.DeliverySettled settled && settled.left());
        return left ? Optional.of(stored.at()) : Optional.empty();
    }
}
