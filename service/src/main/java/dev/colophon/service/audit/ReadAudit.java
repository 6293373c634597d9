package dev.colophon.service.audit;

import dev.colophon.cases.audit.AuditEvent;
import dev.colophon.cases.audit.AuditTrail;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads who did what and when, the newest first, some at a time. */
public final class ReadAudit {

    private final Settings settings;

    public ReadAudit(Settings settings) {
        this.settings = settings;
    }

    /**
     * What to read.
     *
     * @param kind of what it was done to; empty: of anything
     * @param day in UTC; empty: any
     * @param after only what comes behind this
     */
    public record Request(
            Optional<AuditEvent.Kind> kind, Optional<LocalDate> day, Optional<AuditTrail.Place> after, int limit) {}

    /**
     * A page.
     *
     * @param more whether others come after these
     */
    public record Page(List<AuditEvent> events, boolean more) {

        public Page {
            events = List.copyOf(events);
        }
    }

    /** Nothing, and said so, where nothing was ever stored. */
    public Page read(Actor actor, Request request, MessageListener listener) {
        actor.require(Permission.AUDIT);
        Set<AuditEvent.Kind> kinds = request.kind().map(Set::of).orElseGet(() -> EnumSet.allOf(AuditEvent.Kind.class));
        AuditTrail.Query query = new AuditTrail.Query(
                kinds,
                request.day().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()),
                request.day()
                        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofDays(1))),
                request.after(),
                request.limit() + 1);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            List<AuditEvent> events = database == null
                    ? List.of()
                    : database.read(dsl -> new AuditTrail(dsl, actor.organisation()).read(query));
            boolean more = events.size() > request.limit();
            return new Page(more ? events.subList(0, request.limit()) : events, more);
        }
    }
}
