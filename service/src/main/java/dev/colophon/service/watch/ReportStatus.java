package dev.colophon.service.watch;

import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.crawl.frontier.VisitsDue;
import dev.colophon.crawl.frontier.source.SourceFailures;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeClock;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Says how watching stands. */
public final class ReportStatus {

    private final Settings settings;

    public ReportStatus(Settings settings) {
        this.settings = settings;
    }

    /** Empty, and said so, where nothing was ever stored. */
    public Optional<StatusReport> report(Actor actor, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> report(
                            FrontierStatus.of(stored, actor.organisation(), DatabaseClock.of(InstantSource.system())),
                            VisitsDue.of(stored, actor.organisation(), DatabaseClock.of(InstantSource.system())),
                            new Sightings(stored, actor.organisation()).countByState(SightingQuery.ALL),
                            new SourceFailures(stored, actor.organisation()).count(),
                            HomeClock.of(InstantSource.system()).laterLook(stored)));
        }
    }

    private static StatusReport report(
            FrontierStatus frontier,
            VisitsDue visits,
            Map<DecisionState, Integer> decisions,
            int failing,
            Optional<Instant> laterLook) {
        return new StatusReport(
                frontier.sources(),
                visits.paused(),
                visits.addresses(),
                visits.local(),
                visits.waiting(),
                frontier.hosts(),
                frontier.underWay(),
                frontier.analysisTasks(),
                decisions.values().stream().mapToInt(Integer::intValue).sum(),
                decisions,
                failing,
                frontier.urls(),
                frontier.asleep().stream()
                        .map(host -> new StatusReport.RestingHost(host.host(), host.until(), host.why()))
                        .toList(),
                frontier.blocked(),
                frontier.refusing().stream()
                        .map(host -> new StatusReport.RefusingHost(host.host(), host.document(), host.why()))
                        .toList(),
                frontier.parked(),
                laterLook.orElse(null));
    }
}
