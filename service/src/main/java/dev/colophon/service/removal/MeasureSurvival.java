package dev.colophon.service.removal;

import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.cases.removal.SurvivalCurve;
import dev.colophon.cases.removal.UpTimes;
import dev.colophon.registry.work.Host;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Says how long copies stayed up at hosts, by the looks that were made. */
public final class MeasureSurvival {

    /**
     * What is known of the copies at one host.
     *
     * @param curve of those that a look saw up
     * @param gone how many others were found gone
     * @param untold of how many others no look could tell anything
     */
    public record HostSurvival(String host, SurvivalCurve curve, int gone, int untold) {

        private static HostSurvival of(String host, UpTimes looked) {
            return new HostSurvival(host, SurvivalCurve.of(looked.times()), looked.gone(), looked.untold());
        }
    }

    private final Settings settings;

    public MeasureSurvival(Settings settings) {
        this.settings = settings;
    }

    /**
     * Of each host at which copies were looked for, in the alphabet's order; empty, and said so, where nothing was ever stored.
     *
     * @param host one alone
     * @throws dev.colophon.registry.work.RegistryException when that is no host
     */
    public Optional<List<HostSurvival>> measure(Actor actor, Optional<String> host, MessageListener listener) {
        actor.require(Permission.READ);
        Optional<Database> stored = HomeDatabase.existing(settings, listener);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try (Database database = stored.get()) {
            return Optional.of(
                    new RemovalLooks(database, actor.organisation(), DatabaseClock.of(InstantSource.system()))
                            .upTimes(host.map(Host::parse)).entrySet().stream()
                                    .map(entry -> HostSurvival.of(entry.getKey(), entry.getValue()))
                                    .toList());
        }
    }
}
