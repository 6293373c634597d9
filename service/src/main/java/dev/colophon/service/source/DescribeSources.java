package dev.colophon.service.source;

import dev.colophon.crawl.frontier.source.SourceActivities;
import dev.colophon.crawl.frontier.source.SourceFailures;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceActivity;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Says of each place that is watched what it led to, what it cost, and what could not be had. */
public final class DescribeSources {

    private static final int MOST_FAILING = 20;

    private final Settings settings;

    public DescribeSources(Settings settings) {
        this.settings = settings;
    }

    /**
     * An address that a source names, and of which nothing was had at the last look.
     *
     * @param cause in a few words
     */
    public record FailedAddress(String url, String cause) {}

    /**
     * A place that is watched.
     *
     * @param failing addresses that it names and that gave nothing at the last look, the first of them, and why
     * @param failed how many of all its addresses failed at their last look
     */
    public record Described(Source source, SourceActivity activity, List<FailedAddress> failing, int failed) {

        public Described {
            failing = List.copyOf(failing);
        }

        /** What a form says that it has seen: what may be changed of it, as it was. */
        public String version() {
            return Integer.toHexString(List.of(
                            source.paused(),
                            source.every(),
                            source.depth(),
                            source.budget(),
                            source.scope(),
                            source.created())
                    .toString()
                    .hashCode());
        }
    }

    /** Oldest first; none, and said so, where nothing was ever stored. */
    public List<Described> describe(Actor actor, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            if (database == null) {
                return List.of();
            }
            DatabaseClock clock = DatabaseClock.of(InstantSource.system());
            Sources sources = new Sources(database, actor.organisation(), clock);
            SourceFailures failures = new SourceFailures(database, actor.organisation());
            Map<String, Integer> failed = failures.bySource();
            return sources.list().stream()
                    .map(source -> new Described(
                            source,
                            SourceActivities.of(database, source, clock),
                            failures.of(source, Instant.EPOCH).stream()
                                    .limit(MOST_FAILING)
                                    .map(one -> new FailedAddress(one.url(), one.cause()))
                                    .toList(),
                            failed.getOrDefault(source.id(), 0)))
                    .toList();
        }
    }
}
