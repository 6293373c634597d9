package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseGaps;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.evidence.CaptureCaseEvidence;
import dev.colophon.service.notice.ListRegimes;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.service.notice.NoticeReading;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Shows one case in full. */
public final class ShowCase {

    /** That are shown one by one; all are counted. */
    public static final int MOST_MEMBERS = 500;

    /** That are shown with what happened to them. */
    public static final int MOST_NOTICES = 100;

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
        actor.require(Permission.READ);
        CaseNumber meant = CaseNumber.parse(number);
        try (Database database = HomeDatabase.stored(settings)) {
            CaseFile file = database.read(dsl -> new CaseFiles(dsl, actor.organisation()).get(meant));
            return new Showing(actor, database, file, ListRegimes.known(settings)).detail();
        }
    }

    /** What is found out of the sightings of one case, some at a time. For one thread. */
    private static final class Showing {

        private final Actor actor;
        private final Database database;
        private final CaseFile file;
        private final Regimes regimes;
        private final Instant fresh = Instant.now().minus(CaptureCaseEvidence.FRESH);
        private final Map<Work, Integer> works = new LinkedHashMap<>();
        private final Map<String, Integer> hosts = new TreeMap<>();
        private final Map<CaseObstacle, Integer> obstacles = new HashMap<>();
        private final List<CaseMember> members = new ArrayList<>();
        private int in;
        private int withEvidence;
        private int toBeRetracted;

        Showing(Actor actor, Database database, CaseFile file, Regimes regimes) {
            this.regimes = regimes;
            this.actor = actor;
            this.database = database;
            this.file = file;
        }

        CaseDetail detail() {
            CaseMembers.forEach(database, actor, file, this::take);
            return database.read(dsl -> {
                CaseFiles files = new CaseFiles(dsl, actor.organisation());
                List<NoticeDetail> notices = notices(dsl);
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
                        notices,
                        new CaseGaps(
                                file,
                                in,
                                withEvidence,
                                obstacles,
                                toBeRetracted,
                                !notices.isEmpty(),
                                ClaimantRows.of(dsl, file.rightsholder())));
            });
        }

        private List<NoticeDetail> notices(DSLContext dsl) {
            Notices notices = new Notices(dsl, actor.organisation());
            NoticeReading reading = new NoticeReading(dsl, notices, regimes);
            return notices.list(Optional.of(file.number()), Optional.empty(), MOST_NOTICES).stream()
                    .map(reading::detail)
                    .toList();
        }

        private void take(CaseMember member) {
            if (member.membership().isIn()) {
                in++;
                withEvidence += member.bundles().stream()
                                .anyMatch(bundle -> bundle.sealedAt().isAfter(fresh))
                        ? 1
                        : 0;
                member.obstacle().ifPresent(why -> obstacles.merge(why, 1, Integer::sum));
                member.sighting().ifPresent(this::count);
            }
            toBeRetracted += member.isToBeRetracted() ? 1 : 0;
            if (members.size() < MOST_MEMBERS) {
                members.add(member);
            }
        }

        private void count(StoredSighting sighting) {
            works.merge(sighting.work(), 1, Integer::sum);
            Host.ofPlace(sighting.place()).ifPresent(host -> hosts.merge(host.name(), 1, Integer::sum));
        }
    }
}
