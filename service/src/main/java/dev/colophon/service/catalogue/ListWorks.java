package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.registry.contest.Contest;
import dev.colophon.registry.contest.Contests;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.contest.WorkContests;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists what is registered. */
public final class ListWorks {

    private final Settings settings;

    public ListWorks(Settings settings) {
        this.settings = settings;
    }

    /** Newest first; empty, and said so, where nothing was ever stored. */
    public Optional<List<ListedWork>> list(Actor actor, WorkQuery query, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database).map(stored -> {
                List<WorkSummary> works = new Works(stored, actor.organisation()).list(query);
                Instant now = InstantSource.system().instant();
                Map<String, List<Contest>> contests = stored.read(dsl -> new Contests(dsl, actor.organisation())
                        .of(works.stream().map(one -> one.work().id()).collect(Collectors.toSet())));
                return works.stream()
                        .map(one -> new ListedWork(
                                one,
                                WorkContests.open(
                                        contests.getOrDefault(one.work().id(), List.of()), now)))
                        .toList();
            });
        }
    }
}
