package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseGaps;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cases.file.CaseSighting;
import dev.colophon.cases.file.CaseStep;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.evidence.CaptureCaseEvidence;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.store.Database;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows one case in full. */
public final class ShowCase {

    /** That are shown one by one; all are counted. */
    public static final int MOST_MEMBERS = 500;

    private final Settings settings;

    public ShowCase(Settings settings) {
        this.settings = settings;
    }

    /**
     * The case as it is.
     *
     * @param number as a person writes it
     * @throws dev.colophon.registry.work.RegistryException when there is none
     */
    public CaseDetail show(Actor actor, String number) {
        CaseNumber meant = CaseNumber.parse(number);
        try (Database database = HomeDatabase.stored(settings)) {
            CaseFile file = database.read(dsl -> new CaseFiles(dsl, actor.organisation()).get(meant));
            return new Showing(actor, database, file).detail();
        }
    }

    /** What is found out of the sightings of one case, some at a time. For one thread. */
    private static final class Showing {

        private final Actor actor;
        private final Database database;
        private final CaseFile file;
        private final Sightings sightings;
        private final Map<Work, Integer> works = new LinkedHashMap<>();
        private final Map<String, Integer> hosts = new TreeMap<>();
        private final Map<CaseObstacle, Integer> obstacles = new HashMap<>();
        private final List<CaseMember> members = new ArrayList<>();
        private int in;
        private int withEvidence;
        private int toBeRetracted;

        Showing(Actor actor, Database database, CaseFile file) {
            this.actor = actor;
            this.database = database;
            this.file = file;
            this.sightings = new Sightings(database, actor.organisation());
        }

        CaseDetail detail() {
            List<CaseSighting> all = database.read(dsl -> new CaseFiles(dsl, actor.organisation()).sightings(file));
            Stream.concat(all.stream().filter(CaseSighting::isIn), all.stream().filter(one -> !one.isIn()))
                    .collect(Collectors.collectingAndThen(Collectors.toList(), Rows::parts))
                    .forEach(this::take);
            return database.read(dsl -> {
                CaseFiles files = new CaseFiles(dsl, actor.organisation());
                return new CaseDetail(
                        file,
                        file.state()
                                .mergedInto()
                                .flatMap(files::byId)
                                .map(into -> into.number().toString()),
                        in,
                        works.entrySet().stream()
                                .sorted(Map.Entry.<Work, Integer>comparingByValue()
                                        .reversed())
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new)),
                        hosts,
                        members,
                        files.events(file),
                        new CaseGaps(
                                        file,
                                        in,
                                        withEvidence,
                                        obstacles,
                                        toBeRetracted,
                                        ClaimantRows.of(dsl, file.rightsholder()))
                                .sentences(),
                        CaseStep.of(file));
            });
        }

        private void take(List<CaseSighting> some) {
            List<String> ids = some.stream().map(CaseSighting::sighting).toList();
            Map<String, StoredSighting> stored =
                    sightings.of(ids).stream().collect(Collectors.toMap(StoredSighting::id, Function.identity()));
            Map<String, List<SightingBundles.Kept>> bundles =
                    database.read(dsl -> new SightingBundles(dsl, actor.organisation()).of(ids));
            Set<String> noticed = database.read(dsl -> new CaseFiles(dsl, actor.organisation()).noticed(ids));
            Map<String, String> licences = database.read(dsl -> LicenceRules.covering(dsl, ids));
            Instant fresh = Instant.now().minus(CaptureCaseEvidence.FRESH);
            for (CaseSighting one : some) {
                Optional<StoredSighting> sighting = Optional.ofNullable(stored.get(one.sighting()));
                List<SightingBundles.Kept> kept = bundles.getOrDefault(one.sighting(), List.of());
                Optional<CaseObstacle> obstacle = sighting.flatMap(seen -> CaseObstacle.of(seen, licences));
                if (one.isIn()) {
                    in++;
                    withEvidence +=
                            kept.stream().anyMatch(bundle -> bundle.sealedAt().isAfter(fresh)) ? 1 : 0;
                    obstacle.ifPresent(why -> obstacles.merge(why, 1, Integer::sum));
                    sighting.ifPresent(this::count);
                }
                toBeRetracted += one.left()
                                .filter(CaseSighting.Departed::toBeRetracted)
                                .filter(_ -> noticed.contains(one.sighting()))
                                .isPresent()
                        ? 1
                        : 0;
                if (members.size() < MOST_MEMBERS) {
                    members.add(new CaseMember(one, sighting, obstacle, kept));
                }
            }
        }

        private void count(StoredSighting sighting) {
            works.merge(sighting.work(), 1, Integer::sum);
            Host.ofPlace(sighting.place()).ifPresent(host -> hosts.merge(host.name(), 1, Integer::sum));
        }
    }
}
