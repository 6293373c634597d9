package dev.colophon.service.licence;

import dev.colophon.registry.Parties;
import dev.colophon.registry.Works;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.operators.ShowOperator;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Grants a licence, and clears what it covers of what was seen: all of that is one transaction. */
public final class AddLicence {

    private static final int LONGEST_NOTE = 2_000;

    private final Settings settings;

    public AddLicence(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is granted, as somebody wrote it.
     *
     * @param works ids, or unambiguous starts or ends of them
     * @param allWorksOf instead of works: all that this party holds, by name or id
     * @param licensor who licenses the works; without it their owner
     * @param hosts that may show them
     * @param operator instead of hosts: a site, of whose operator all sites may
     * @param anyone instead of these: everybody may
     * @param publicLicence the URI of a licence for everybody
     * @param segment the part of each work that may be shown, such as {@code 0:30-1:15}
     */
    public record Request(
            List<String> works,
            Optional<String> allWorksOf,
            Optional<String> licensor,
            List<String> hosts,
            Optional<String> operator,
            boolean anyone,
            Optional<String> publicLicence,
            LicenceTerms terms,
            List<String> conditions,
            Optional<String> segment,
            String note) {

        public Request {
            works = List.copyOf(works);
            hosts = List.copyOf(hosts);
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Grants a licence; one that says the same and is not revoked is not granted twice.
     *
     * @throws ServiceException when it does not say what is licensed or to whom, or a value cannot be meant
     */
    public LicenceResult add(Actor actor, Request request) {
        actor.require(Permission.LICENSE);
        if (request.works().isEmpty() == request.allWorksOf().isEmpty()) {
            throw LicenceUsage.refused("say what is licensed: works by their ids, or --all-works-of NAME");
        }
        Licensee licensee = LicenceUsage.parsed(() -> licensee(actor, request));
        try (Database database = HomeDatabase.stored(settings)) {
            Ids ids = new Ids(InstantSource.system());
            Works registered = new Works(database, actor.organisation());
            List<Work> works = request.works().stream()
                    .map(registered::get)
                    .map(AddLicence::inCatalogue)
                    .distinct()
                    .toList();
            LicenceScope scope = LicenceUsage.parsed(() -> scope(works, request, new WorkParts(registered)));
            return database.writeRepeating(dsl -> {
                Party licensor = licensor(dsl, actor, request, works, ids);
                Licence licence =
                        LicenceUsage.parsed(() -> licence(ids.next(), actor, request, licensor, licensee, scope));
                Licences licences = new Licences(dsl, actor.organisation());
                Licence granted = licences.addOnce(licence);
                LicenceRules rules = new LicenceRules(ids);
                int cleared = rules.granted(dsl, granted);
                return new LicenceResult(
                        licences.standings(List.of(granted)).getFirst(),
                        cleared,
                        rules.confirmed(dsl, granted),
                        !granted.id().equals(licence.id()));
            });
        }
    }

    private static Work inCatalogue(Work work) {
        if (work.removedAt().isPresent()) {
            throw LicenceUsage.refused("`%s` was removed from the catalogue: `colophon references add` brings it back"
                    .formatted(work.title()));
        }
        return work;
    }

    private Licensee licensee(Actor actor, Request request) {
        boolean anyone = request.anyone() || request.publicLicence().isPresent();
        boolean named = !request.hosts().isEmpty();
        if ((anyone ? 1 : 0) + (named ? 1 : 0) + (request.operator().isPresent() ? 1 : 0) != 1) {
            throw LicenceUsage.refused("say who is licensed, in one way: --host, --operator, or --anyone");
        }
        if (anyone) {
            return new Licensee.Anyone();
        }
        return request.operator()
                .<Licensee>map(site -> new Licensee.OfOperator(site.strip(), sites(actor, site)))
                .orElseGet(() -> new Licensee.AtHosts(
                        request.hosts().stream().map(Host::whole).distinct().toList()));
    }

    private List<Host> sites(Actor actor, String site) {
        return new ShowOperator(settings)
                .show(actor, site).counted().operator().sites().stream()
                        .map(Host::parse)
                        .distinct()
                        .toList();
    }

    private static LicenceScope scope(List<Work> works, Request request, WorkParts parts) {
        if (works.isEmpty()) {
            if (request.segment().isPresent()) {
                throw LicenceUsage.refused("--segment is of works that are named, not of all works of somebody");
            }
            return new LicenceScope.AllWorks();
        }
        if (request.segment().isPresent()
                && works.stream().map(Work::kind).distinct().count() > 1) {
            throw LicenceUsage.refused(
                    "--segment: works of one kind have parts alike; license the others by themselves");
        }
        return new LicenceScope.NamedWorks(
                works.stream().map(Work::id).collect(Collectors.toCollection(TreeSet::new)),
                request.segment().map(text -> parts.parse(text, works)));
    }

    private static Party licensor(DSLContext dsl, Actor actor, Request request, List<Work> works, Ids ids) {
        if (request.allWorksOf().isPresent()) {
            String name = request.allWorksOf().get();
            return Parties.find(dsl, actor.organisation(), name)
                    .orElseThrow(() -> LicenceUsage.refused(
                            "nobody called `%s` owns a work: `colophon works` names the owners".formatted(name)));
        }
        if (request.licensor().isPresent()) {
            return new Parties(actor.organisation(), ids, InstantSource.system())
                    .take(dsl, WrittenText.line("licensor", request.licensor().get(), WorkDetails.LONGEST_OWNER));
        }
        List<Party> owners = works.stream().map(Work::owner).distinct().toList();
        if (owners.size() > 1) {
            throw LicenceUsage.refused("these works have different owners (%s): license those of each by themselves"
                    .formatted(owners.stream().map(Party::name).collect(Collectors.joining(", "))));
        }
        return owners.getFirst();
    }

    private static Licence licence(
            String id, Actor actor, Request request, Party licensor, Licensee licensee, LicenceScope scope) {
        Optional<String> uri = request.publicLicence().map(LicenceTerms::publicLicence);
        return new Licence(
                id,
                licensor,
                licensee,
                scope,
                request.terms().parsedUses(),
                request.terms().parsedTerritories(),
                request.terms().parsedDates(),
                LicenceTerms.conditions(request.conditions(), uri),
                uri,
                request.note().isBlank() ? "" : WrittenText.lines("note", request.note(), LONGEST_NOTE),
                actor.name(),
                Ids.timeOf(id),
                Optional.empty());
    }
}
