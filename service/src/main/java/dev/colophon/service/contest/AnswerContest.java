package dev.colophon.service.contest;

import dev.colophon.registry.Works;
import dev.colophon.registry.contest.Contest;
import dev.colophon.registry.contest.Contests;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Says for the owner of a work what becomes of what it shares with works of others. What was said before is kept. */
public final class AnswerContest {

    private final Settings settings;

    public AnswerContest(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is said.
     *
     * @param work for whose owner it is said, by its id, or an unambiguous start or end of it
     * @param with only of what it shares with this work; empty: with any
     */
    public record Request(String work, Contest.Answer answer, Optional<String> with) {}

    /**
     * Says it.
     *
     * @return what the work shares, and whose it is from now on
     * @throws ServiceException when it shares nothing
     */
    public WorkContests answer(Actor actor, Request request) {
        actor.require(Permission.LICENSE);
        InstantSource clock = InstantSource.system();
        WorkEvents events = new WorkEvents(new Ids(clock), clock, actor.name());
        try (Database database = HomeDatabase.stored(settings)) {
            Works works = new Works(database, actor.organisation());
            Work work = works.get(request.work());
            Optional<Work> with = request.with().map(works::get);
            return database.writeRepeating(dsl -> {
                Contests contests = new Contests(dsl, actor.organisation());
                List<Contest> answered = WorkContests.of(contests, work, clock.instant()).contests().stream()
                        .filter(contest -> with.filter(other ->
                                        !contest.other(work.id()).work().equals(other.id()))
                                .isEmpty())
                        .toList();
                if (answered.isEmpty()) {
                    throw new ServiceException(
                            Category.REFUSED,
                            "`%s` shares nothing with %s: `colophon works contest` lists what is shared"
                                    .formatted(
                                            work.title(),
                                            with.map(other -> "`%s`".formatted(other.title()))
                                                    .orElse("a work of another owner")));
                }
                contests.answer(work.id(), answered, request.answer(), events);
                return WorkContests.of(contests, work, clock.instant());
            });
        }
    }
}
