package dev.colophon.service.contest;

import dev.colophon.registry.Works;
import dev.colophon.registry.contest.Contests;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells what works share with works of other owners, and whose it is. */
public final class ListContests {

    private final Settings settings;

    public ListContests(Settings settings) {
        this.settings = settings;
    }

    /**
     * Of the works that share something, newest first; empty, and said so, where nothing was ever stored.
     *
     * @param work only of this one, by its id, or an unambiguous start or end of it
     */
    public Optional<List<WorkContests>> list(Actor actor, Optional<String> work, MessageListener listener) {
        actor.require(Permission.READ);
        Instant now = InstantSource.system().instant();
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database).map(stored -> {
                Works works = new Works(stored, actor.organisation());
                List<Work> wanted = work.map(id -> List.of(works.get(id)))
                        .orElseGet(() -> stored.read(dsl -> new Contests(dsl, actor.organisation()).works()).stream()
                                .map(works::get)
                                .toList());
                return stored.read(dsl -> {
                    Contests contests = new Contests(dsl, actor.organisation());
                    return wanted.stream()
                            .map(one -> WorkContests.of(contests, one, now))
                            .filter(one -> work.isPresent() || !one.isEmpty())
                            .toList();
                });
            });
        }
    }
}
