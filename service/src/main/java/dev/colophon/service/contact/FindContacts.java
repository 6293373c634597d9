package dev.colophon.service.contact;

import dev.colophon.cases.contact.ContactFinder;
import dev.colophon.cases.contact.ContactFinder.Registries;
import dev.colophon.cases.contact.ContactFindings;
import dev.colophon.cases.contact.ContactSource;
import dev.colophon.cases.contact.HostContacts;
import dev.colophon.cases.contact.whois.WhoisRecord.Referral;
import dev.colophon.cases.removal.address.HostPauses;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.Source;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.GuardedWhois;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds whom to write to about hosts, and keeps it; what was read within 30 days is not asked again. */
public final class FindContacts {

    private final Settings settings;
    private final Politeness politeness;
    private final InstantSource clock;

    public FindContacts(Settings settings) {
        this(settings, Politeness.polite(), InstantSource.system());
    }

    /** As fast as that, by this clock. */
    public FindContacts(Settings settings, Politeness politeness, InstantSource clock) {
        this.settings = settings;
        this.politeness = politeness;
        this.clock = clock;
    }

    /**
     * Of which hosts.
     *
     * @param wanted hosts, URLs, or cases
     * @param agentPage a page that names the agent of the one host
     * @param again whether also to ask what was asked lately
     * @param allowed servers that may be asked though they are not public, beside those of the sources
     * @param whois who is asked for whois first; empty: IANA
     */
    public record Request(
            List<String> wanted,
            Optional<String> agentPage,
            boolean again,
            AllowList allowed,
            Optional<Referral> whois) {

        public Request {
            wanted = List.copyOf(wanted);
        }
    }

    /**
     * Looks for each; one that is none costs no other.
     *
     * @param listener told what came of each
     */
    public void find(Actor actor, Request request, ResultListener<FoundContacts> listener) throws IOException {
        actor.require(Permission.VISIT);
        try (ScratchFolder scratch = ScratchFolder.create("colophon-contact");
                Database database = HomeDatabase.stored(settings)) {
            List<ContactTargets.Target> targets = targets(database, actor, request, listener);
            GuardSettings guard = guard(database, actor, request.allowed(), scratch);
            try (GuardedClient client = new GuardedClient(guard)) {
                Registries registries = Registries.of(settings.home().rdap());
                ContactFinder finder = new ContactFinder(
                        client,
                        new GuardedWhois(guard, GuardedWhois.Limits.defaults()),
                        new HostPauses(politeness, clock, FindContacts::sleep),
                        request.whois().map(registries::withWhois).orElse(registries),
                        clock);
                listener.begins(targets.size());
                for (ContactTargets.Target target : targets) {
                    KnownContacts known = known(database, actor, finder, target, request);
                    listener.advances(target.name());
                    listener.result(new FoundContacts.Found(known));
                }
            }
        }
    }

    private static List<ContactTargets.Target> targets(
            Database database, Actor actor, Request request, ResultListener<FoundContacts> listener) {
        List<ContactTargets.Target> targets = new ArrayList<>();
        for (String wanted : request.wanted()) {
            try {
                targets.addAll(ContactTargets.of(database, actor, wanted));
            } catch (RegistryException none) {
                listener.result(new FoundContacts.Refused(wanted, String.valueOf(none.getMessage())));
            }
        }
        if (request.agentPage().isPresent() && targets.size() > 1) {
            throw new ServiceException(
                    Category.USAGE, "the page of an agent is of one host, and these are %d".formatted(targets.size()));
        }
        return targets;
    }

    private KnownContacts known(
            Database database, Actor actor, ContactFinder finder, ContactTargets.Target target, Request request) {
        Instant now = clock.instant();
        Set<ContactSource> fresh = request.again()
                ? Set.of()
                : database.read(dsl -> new HostContacts(dsl, actor.organisation()).fresh(target.name(), now));
        List<ContactFindings> findings =
                finder.find(new ContactFinder.Wanted(target.name(), target.starts(), request.agentPage(), fresh));
        return database.writeRepeating(dsl -> {
            new HostContacts(dsl, actor.organisation()).found(target.name(), findings);
            return KnownContacts.of(dsl, actor, target.name(), clock.instant());
        });
    }

    /** What sources may visit, this may visit too. */
    private GuardSettings guard(Database database, Actor actor, AllowList allowed, ScratchFolder scratch) {
        Sources sources = new Sources(database, actor.organisation(), DatabaseClock.of(clock));
        List<String> ofSources = sources.list().stream()
                .map(Source::allowedHosts)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                .withAllowed(allowed.and(AllowList.of(ofSources)))
                .withBlocked(sources.blocked());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a host", e);
        }
    }
}
