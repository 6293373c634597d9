package dev.colophon.service.sending;

import dev.colophon.cases.notice.outbox.Outbox;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.List;

/** Lists the mails of notices that wait to leave. Nothing changes by it, and nothing leaves. */
public final class ListDepartures {

    private static final Instant EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Settings settings;

    public ListDepartures(Settings settings) {
        this.settings = settings;
    }

    /**
     * A mail that waits.
     *
     * @param notice that it is of
     * @param to the mail address
     * @param leaves not before
     */
    public record Departure(NoticeNumber notice, OutboxMail.Kind kind, String to, Instant leaves) {

        /** Whether it can be kept until then: a retraction cannot. */
        public boolean canBeKept() {
            return kind != OutboxMail.Kind.RETRACTION;
        }

        /** Whether its time has come. */
        public boolean isDue(Instant now) {
            return !now.isBefore(leaves);
        }
    }

    /** What leaves next comes first; none where nothing was ever stored. */
    public List<Departure> list(Actor actor) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, _ -> {}).orElse(null)) {
            return database == null
                    ? List.of()
                    : database.read(dsl -> {
                        Notices notices = new Notices(dsl, actor.organisation());
                        return new Outbox(dsl, actor.organisation(), "")
                                .due(EVER).stream()
                                        .map(mail -> new Departure(
                                                notices.ofId(mail.notice()).number(),
                                                mail.kind(),
                                                mail.to().toString(),
                                                mail.due()))
                                        .toList();
                    });
        }
    }
}
