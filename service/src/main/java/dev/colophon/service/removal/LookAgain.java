package dev.colophon.service.removal;

import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.Source;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.removal.LookedCopy.NotLooked;
import dev.colophon.service.session.HomeClock;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks for copies once more, says whether they are gone, and plans when to look next. */
public final class LookAgain {

    private final Settings settings;
    private final Politeness politeness;
    private final InstantSource clock;

    public LookAgain(Settings settings) {
        this(settings, Politeness.polite(), InstantSource.system());
    }

    /** As fast as that, by this clock. */
    public LookAgain(Settings settings, Politeness politeness, InstantSource clock) {
        this.settings = settings;
        this.politeness = politeness;
        this.clock = clock;
    }

    /**
     * Which.
     *
     * @param wanted ids of sightings, or their start or end
     * @param due also all whose look is due
     * @param claimed whether somebody says that those wanted are removed: their looks begin anew
     * @param allowed servers that may be visited though they are not public, beside those of the sources
     */
    public record Request(List<String> wanted, boolean due, boolean claimed, AllowList allowed) {

        public Request {
            wanted = List.copyOf(wanted);
        }
    }

    /**
     * Looks for one after the other.
     *
     * @param listener told what came of each
     */
    public void look(Actor actor, Request request, ResultListener<LookedCopy> listener) throws IOException {
        actor.require(Permission.VISIT);
        Optional<String> nothing = settings.nothingStored();
        if (nothing.isPresent() && request.wanted().isEmpty()) {
            listener.message(nothing.get());
            return;
        }
        try (ScratchFolder scratch = ScratchFolder.create("colophon-look");
                HomeSession session = HomeSession.watching(settings.stored(), actor, listener);
                LookClients clients = LookClients.of(settings, guard(actor, session, request.allowed(), scratch))) {
            HomeClock.of(clock).warn(session.catalogue().database(), listener);
            HomeLooks looking = new HomeLooks(actor, session, clients, politeness, clock);
            LookedNotices notices = notices(actor, session, listener);
            listener.begins(request.due() ? 0 : request.wanted().size());
            for (String wanted : request.wanted()) {
                told(guarded(wanted, () -> looking.wanted(wanted, request.claimed())), wanted, notices, listener);
            }
            while (request.due()) {
                Optional<RemovalLooks.Due> due = looking.takeDue();
                if (due.isEmpty()) {
                    return;
                }
                String sighting = due.get().series().sighting();
                told(guarded(sighting, () -> looking.due(due.get())), sighting, notices, listener);
            }
        }
    }

    private LookedNotices notices(Actor actor, HomeSession session, ResultListener<LookedCopy> listener) {
        Database database = session.catalogue().database();
        return new LookedNotices(
                NoticeSession.of(database, actor, settings, clock),
                new RemovalLooks(database, actor.organisation(), DatabaseClock.of(clock)),
                session.sightings(),
                listener);
    }

    /** What a page or a library throws is that copy's answer, and costs no other; what is wrong with the machine ends the run. */
    private static LookedCopy guarded(String what, Supplier<LookedCopy> looking) {
        try {
            return looking.get();
        } catch (StoreException | ServiceException machine) {
            throw machine;
        } catch (RuntimeException | StackOverflowError e) {
            return new NotLooked(what, "it could not be looked at: " + e, false);
        }
    }

    private static void told(LookedCopy came, String what, LookedNotices notices, ResultListener<LookedCopy> listener) {
        if (came instanceof LookedCopy.Looked looked) {
            notices.tell(looked.sighting());
        }
        listener.advances(what);
        listener.result(came);
    }

    /** What sources may visit, a look for what they found may visit too. */
    private GuardSettings guard(Actor actor, HomeSession session, AllowList allowed, ScratchFolder scratch) {
        Sources sources = new Sources(session.catalogue().database(), actor.organisation(), DatabaseClock.of(clock));
        List<String> ofSources = sources.list().stream()
                .map(Source::allowedHosts)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                .withAllowed(allowed.and(AllowList.of(ofSources)))
                .withBlocked(sources.blocked());
    }
}
