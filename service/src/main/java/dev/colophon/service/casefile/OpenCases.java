package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseChanges;
import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseLicences;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cases.file.CaseOperators;
import dev.colophon.cases.file.ConfirmedCopy;
import dev.colophon.cases.review.ReviewHold;
import dev.colophon.operators.linkage.UploadPlatforms;
import dev.colophon.registry.Parties;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.operators.KnownOperators;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts confirmed sightings into cases: those of one operator, or one upload account, against one rightsholder into one. What is in
 * an open case stays there. Whoever ends it half way has opened some; done again, it goes on.
 */
public final class OpenCases {

    /** Sightings that are put into cases in one transaction. */
    private static final int AT_ONCE = 500;

    private final Settings settings;

    public OpenCases(Settings settings) {
        this.settings = settings;
    }

    /**
     * Of which sightings.
     *
     * @param operator only those of the operator of this site
     * @param owner only those of works of this owner, by name or id
     * @param all of all operators and owners
     */
    public record Request(Optional<String> operator, Optional<String> owner, boolean all) {}

    /**
     * What came of it.
     *
     * @param cases those that were opened or joined, the oldest first
     * @param opened how many are new
     * @param joined how many sightings came to them
     * @param leftOut how many confirmed sightings may not be acted on, by what stands in the way
     */
    public record Result(List<ListedCase> cases, int opened, int joined, Map<CaseObstacle.Kind, Integer> leftOut) {

        public Result {
            cases = List.copyOf(cases);
            leftOut = Map.copyOf(leftOut);
        }
    }

    /**
     * Opens them.
     *
     * @throws ServiceException when nothing is chosen, or nothing is known of what is
     */
    public Result open(Actor actor, Request request, ProgressListener listener) {
        actor.require(Permission.DECIDE);
        if (!request.all() && request.operator().isEmpty() && request.owner().isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "say of whom: --operator SITE, --owner NAME, or --all for all that is confirmed");
        }
        try (Database database = HomeDatabase.stored(settings)) {
            KnownOperators known = KnownOperators.of(database, actor);
            Optional<Set<String>> sites = request.operator()
                    .map(site -> Set.copyOf(known.operator(site).sites()));
            Optional<Party> owner = request.owner().map(name -> owner(database, actor, name));
            Opening opening = new Opening(
                    actor,
                    database,
                    new CaseOperators(known.graph(), UploadPlatforms.defaults()),
                    sites,
                    owner,
                    listener);
            SightingQuery confirmed = SightingQuery.ALL.in(EnumSet.of(DecisionState.CONFIRMED));
            Sightings sightings = new Sightings(database, actor.organisation());
            listener.begins(sightings.countByState(confirmed).getOrDefault(DecisionState.CONFIRMED, 0));
            sightings.forEach(confirmed, opening::take);
            return opening.result();
        }
    }

    static Party owner(Database database, Actor actor, String nameOrId) {
        return database.read(dsl -> Parties.find(dsl, actor.organisation(), nameOrId))
                .orElseThrow(() -> new RegistryException(
                        "no owner is called `%s` or has that id: `colophon standing` lists them".formatted(nameOrId)));
    }

    /** Sightings as they are taken one after the other, stored some at once. For one thread. */
    private static final class Opening {

        private final Actor actor;
        private final Database database;
        private final CaseOperators operators;
        private final Optional<Set<String>> sites;
        private final Optional<Party> owner;
        private final ProgressListener listener;
        private final List<StoredSighting> waiting = new ArrayList<>();
        private final Map<Long, CaseNumber> touched = new TreeMap<>();
        private final Map<CaseObstacle.Kind, Integer> leftOut = new EnumMap<>(CaseObstacle.Kind.class);
        private int opened;
        private int joined;

        Opening(
                Actor actor,
                Database database,
                CaseOperators operators,
                Optional<Set<String>> sites,
                Optional<Party> owner,
                ProgressListener listener) {
            this.actor = actor;
            this.database = database;
            this.operators = operators;
            this.sites = sites;
            this.owner = owner;
            this.listener = listener;
        }

        void take(StoredSighting sighting) {
            listener.advances(sighting.place());
            boolean meant =
                    (owner.isEmpty() || owner.get().equals(sighting.work().owner()))
                            && (sites.isEmpty()
                                    || CaseOperators.site(sighting.place())
                                            .filter(sites.get()::contains)
                                            .isPresent());
            if (!meant) {
                return;
            }
            waiting.add(sighting);
            if (waiting.size() >= AT_ONCE) {
                store();
            }
        }

        private void store() {
            List<StoredSighting> some = List.copyOf(waiting);
            waiting.clear();
            CaseLicences licences = database.read(dsl -> CaseLicences.of(dsl, some));
            Map<String, ReviewHold> holds =
                    database.read(dsl -> ReviewHold.of(dsl, actor.organisation(), some, Instant.now()));
            List<ConfirmedCopy> copies = new ArrayList<>();
            for (StoredSighting sighting : some) {
                CaseObstacle.of(sighting, licences, holds)
                        .ifPresentOrElse(
                                obstacle -> leftOut.merge(obstacle.kind(), 1, Integer::sum),
                                () -> ConfirmedCopy.of(sighting, operators).ifPresent(copies::add));
            }
            for (CaseChanges.Opened one :
                    database.writeRepeating(dsl -> CaseUsage.changes(dsl, actor).open(copies))) {
                touched.put(one.number().value(), one.number());
                opened += one.opened() ? 1 : 0;
                joined += one.joined();
            }
        }

        Result result() {
            store();
            List<ListedCase> cases = database.read(dsl -> {
                CaseFiles files = new CaseFiles(dsl, actor.organisation());
                List<CaseFile> all = touched.values().stream().map(files::get).toList();
                return ListedCase.of(files, all);
            });
            return new Result(cases, opened, joined, leftOut);
        }
    }
}
