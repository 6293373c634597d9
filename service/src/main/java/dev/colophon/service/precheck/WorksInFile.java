package dev.colophon.service.precheck;

import dev.colophon.detect.Sighting;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceDecider;
import dev.colophon.registry.licence.LicenceRows;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.service.scan.UploadOutcome;
import dev.colophon.service.scan.UploadOutcomes;
import dev.colophon.service.session.HomeSession;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The registered works in a file, and what their use asks for. */
final class WorksInFile {

    private final HomeSession session;
    private final Organisation organisation;
    private final IntendedUse use;

    WorksInFile(HomeSession session, Organisation organisation, IntendedUse use) {
        this.session = session;
        this.organisation = organisation;
        this.use = use;
    }

    List<UsedWork> of(Sighting sighting) {
        List<RegisteredMatch> matches = session.registered(sighting);
        if (matches.isEmpty()) {
            return List.of();
        }
        Map<Work, List<RegisteredMatch>> byWork = matches.stream()
                .collect(Collectors.groupingBy(
                        match -> match.registered().work(), LinkedHashMap::new, Collectors.toList()));
        var database = session.catalogue().database();
        Map<String, LicenceDecider> deciders = database.read(dsl ->
                LicenceRows.deciders(dsl, byWork.keySet().stream().map(Work::id).toList()));
        InstantSource now = InstantSource.fixed(use.at());
        Map<String, UploadOutcome> wanted = new UploadOutcomes(
                        database, organisation, use.host(), use.territory(), use.uses(), now)
                .of(sighting, matches, session.contexts(sighting), session.pixels(sighting));
        return byWork.entrySet().stream()
                .map(entry -> {
                    Work work = entry.getKey();
                    return UsedWork.of(
                            entry.getValue(),
                            session.works().metadata(work),
                            licences(Objects.requireNonNull(deciders.get(work.id())), work, entry.getValue()),
                            Objects.requireNonNull(wanted.get(work.id())));
                })
                .toList();
    }

    private List<Licence> licences(LicenceDecider decider, Work work, List<RegisteredMatch> matches) {
        return decider.covering(
                use.of(
                        work.id(),
                        matches.stream()
                                .flatMap(match -> match.match().segments().stream())
                                .toList()),
                Optional.empty());
    }
}
