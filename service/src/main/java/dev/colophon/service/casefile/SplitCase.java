package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseOperators;
import dev.colophon.cases.file.CaseSighting;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.NamedSighting;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes two cases of one. */
public final class SplitCase {

    private final Settings settings;

    public SplitCase(Settings settings) {
        this.settings = settings;
    }

    /**
     * What goes into the new case.
     *
     * @param sightings ids of them, or parts of ids
     * @param sites all that stands on these
     */
    public record Request(String number, List<String> sightings, List<String> sites, String reason) {

        public Request {
            sightings = List.copyOf(sightings);
            sites = List.copyOf(sites);
        }
    }

    /**
     * Takes them out into a new case, which it returns.
     *
     * @throws ServiceException when nothing is named, or nothing of it is in the case
     */
    public ListedCase split(Actor actor, Request request, MessageListener listener) {
        actor.require(Permission.DECIDE);
        CaseNumber number = CaseNumber.parse(request.number());
        String why = CaseUsage.words("reason", request.reason());
        if (request.sightings().isEmpty() && request.sites().isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "say what goes into the new case: sightings by their ids, or --site SITE");
        }
        Set<String> moved = new LinkedHashSet<>();
        Set<String> sites = new LinkedHashSet<>();
        try (Database database = HomeDatabase.stored(settings)) {
            Sightings sightings = new Sightings(database, actor.organisation());
            Set<String> wanted = new LinkedHashSet<>();
            request.sites().forEach(site -> wanted.add(SiteName.of(site)));
            List<StoredSighting> members =
                    request.sites().isEmpty() ? List.of() : sightings.of(members(database, actor, number));
            Stream.concat(
                            request.sightings().stream().map(id -> NamedSighting.get(sightings, id, listener)),
                            members.stream()
                                    .filter(sighting -> CaseOperators.site(sighting.place())
                                            .filter(wanted::contains)
                                            .isPresent()))
                    .forEach(sighting -> {
                        moved.add(sighting.id());
                        CaseOperators.site(sighting.place()).ifPresent(sites::add);
                    });
        }
        if (moved.isEmpty()) {
            throw new ServiceException(
                    Category.REFUSED,
                    "nothing of %s stands on %s: `colophon case show %s` says where it does"
                            .formatted(number, String.join(", ", request.sites()), number));
        }
        return CaseUsage.changed(settings, actor, changes -> changes.split(number, moved, List.copyOf(sites), why));
    }

    private static List<String> members(Database database, Actor actor, CaseNumber number) {
        return database.read(dsl -> {
            CaseFiles files = new CaseFiles(dsl, actor.organisation());
            CaseFile file = files.get(number);
            return files.sightings(file).stream()
                    .filter(CaseSighting::isIn)
                    .map(CaseSighting::sighting)
                    .toList();
        });
    }
}
