package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.regime.Regime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That a work is available again at an address after a notice.
 *
 * @param notice after which it was
 * @param at since when
 */
public record Restoration(NoticeNumber notice, Instant at) {

    /** A work at an address. */
    public record Claim(String work, String address) {}

    /** What a notice claims. */
    public static Set<Claim> claims(List<StoredNoticeItem> items) {
        return items.stream()
                .map(item -> new Claim(item.workTitle(), item.url()))
                .collect(Collectors.toSet());
    }

    /**
     * The last after a notice under the same law about one of these works at its address; empty where nothing was restored.
     *
     * @param notices that name some of the same copies
     */
    public static Optional<Restoration> last(
            NoticeSession.Step step, List<NoticeHistory> notices, Regime regime, Set<Claim> claims) {
        return notices.stream()
                .filter(notice -> notice.regime().id().equals(regime.id()))
                .filter(notice ->
                        claims(step.notices().items(notice.notice())).stream().anyMatch(claims::contains))
                .flatMap(
                        notice -> notice
                                .entered(NoticePhase.RESTORED)
                                .map(at -> new Restoration(notice.notice().number(), at))
                                .stream())
                .max(Comparator.comparing(Restoration::at));
    }
}
