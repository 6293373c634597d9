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

/**
 * That a work is available at an address after a notice that was answered. The law of that notice says whether another may follow, whichever law the
 * other names: what bars "to notify again" bars the notice, not a way to word it.
 *
 * @param notice after which it was
 * @param at since when
 * @param law of that notice
 * @param takenDown whether anybody had said or seen that it was removed before: else it stays up
 */
public record Restoration(NoticeNumber notice, Instant at, Regime law, boolean takenDown) {

    /** What may not be claimed at all weighs more than what may be with new proof, and the later more than the earlier. */
    private static final Comparator<Restoration> WEIGHT = Comparator.comparing(
                    (Restoration restored) -> restored.law.renotify() == Regime.Renotify.NEVER)
            .thenComparing(Restoration::at);

    /** A work at an address, and the copy that shows it. */
    public record Claim(String sighting, String work, String address) {

        boolean isSame(Claim other) {
            return sighting.equals(other.sighting) || (work.equals(other.work) && address.equals(other.address));
        }
    }

    /** What a notice claims. */
    public static List<Claim> claims(List<StoredNoticeItem> items) {
        return items.stream().map(Restoration::claim).toList();
    }

    private static Claim claim(StoredNoticeItem item) {
        return new Claim(item.sighting(), item.workTitle(), item.url());
    }

    /**
     * What stands most against claiming one of these works at its address again; empty where nothing was restored whose law asks anything
     * of a second notice.
     *
     * @param notices that name some of the same copies, under whichever law
     */
    public static Optional<Restoration> weightiest(
            NoticeSession.Step step, List<NoticeHistory> notices, List<Claim> claims) {
        return notices.stream()
                .filter(notice -> notice.regime().renotify() != Regime.Renotify.ALLOWED)
                .flatMap(notice -> step.notices().items(notice.notice()).stream()
                        .filter(item -> claims.stream().anyMatch(claim(item)::isSame))
                        .flatMap(item -> notice
                                .entered(NoticePhase.RESTORED, item.number())
                                .map(at -> new Restoration(
                                        notice.notice().number(), at, notice.regime(), wasTakenDown(notice, item)))
                                .stream()))
                .max(WEIGHT);
    }

    private static boolean wasTakenDown(NoticeHistory notice, StoredNoticeItem item) {
        return notice.groups().stream()
                .anyMatch(group ->
                        group.copies().contains(item.number()) && group.state().takenDown());
    }

    /**
     * What became of it, as a line says: nobody restored what nobody is known to have removed.
     *
     * @param place where, or nothing
     */
    public String told(String place, String when) {
        return (takenDown
                        ? "was restored%s after %s on %s"
                        : "stays up%s after the answer to %s on %s, no removal being known")
                .formatted(place, notice, when);
    }
}
