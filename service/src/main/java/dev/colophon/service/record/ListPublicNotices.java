package dev.colophon.service.record;

import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lists the notices that have left with what became of them, as everybody may know them, the newest first. */
public final class ListPublicNotices {

    private static final int AT_ONCE = 50;

    private final Settings settings;

    public ListPublicNotices(Settings settings) {
        this.settings = settings;
    }

    /**
     * A page of them.
     *
     * @param next behind which number the next page begins; empty of the last
     */
    public record Page(List<PublicNotice> notices, Optional<NoticeNumber> next) {

        public Page {
            notices = List.copyOf(notices);
        }
    }

    /** Those with a smaller number than this one. */
    public Page list(Actor actor, Optional<NoticeNumber> before) {
        actor.require(Permission.PUBLIC);
        if (settings.nothingStored().isPresent()) {
            return new Page(List.of(), Optional.empty());
        }
        try (Database database = HomeDatabase.stored(settings)) {
            return NoticeSession.of(database, actor, settings, InstantSource.system())
                    .read(step -> {
                        List<StoredNotice> found = step.notices().list(Optional.empty(), before, AT_ONCE + 1);
                        List<StoredNotice> page = found.subList(0, Math.min(AT_ONCE, found.size()));
                        return new Page(
                                page.stream()
                                        .map(step.reading()::history)
                                        .filter(history -> history.state().mayHaveLeft())
                                        .map(history -> ShowPublicNotice.shown(step, actor, history))
                                        .toList(),
                                found.size() > AT_ONCE
                                        ? Optional.of(page.getLast().number())
                                        : Optional.empty());
                    });
        }
    }
}
