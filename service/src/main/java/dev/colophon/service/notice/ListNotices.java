package dev.colophon.service.notice;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists notices, some at a time. */
public final class ListNotices {

    private final Settings settings;

    public ListNotices(Settings settings) {
        this.settings = settings;
    }

    /**
     * Newest first; empty, and said so, where nothing was ever stored.
     *
     * @param caseNumber only those of this case, as a person writes it
     * @param after only those behind this one in the list
     */
    public Optional<List<ListedNotice>> list(
            Actor actor, Optional<String> caseNumber, Optional<String> after, int limit, MessageListener listener) {
        actor.require(Permission.READ);
        Optional<CaseNumber> of = caseNumber.map(CaseNumber::parse);
        Optional<NoticeNumber> before = after.map(NoticeNumber::parse);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> stored.read(dsl -> {
                        NoticeReading reading = new NoticeReading(
                                dsl, new Notices(dsl, actor.organisation()), ListRegimes.known(settings));
                        return reading.listed(reading.notices().list(of, before, limit));
                    }));
        }
    }
}
