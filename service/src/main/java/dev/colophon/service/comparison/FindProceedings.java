package dev.colophon.service.comparison;

import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.registry.contest.Claimant;
import dev.colophon.registry.contest.Contest;
import dev.colophon.registry.contest.Contests;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.comparison.Proceedings.Bundle;
import dev.colophon.service.notice.ListRegimes;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Finds what was done with a sighting beside deciding it, and whether others claim what it is a copy of. */
public final class FindProceedings {

    private final Settings settings;

    public FindProceedings(Settings settings) {
        this.settings = settings;
    }

    /** Those of one. */
    public Proceedings find(Actor actor, StoredSighting sighting) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            return of(sighting, database, actor.organisation());
        }
    }

    private Proceedings of(StoredSighting sighting, Database database, Organisation organisation) {
        Regimes regimes = ListRegimes.known(settings);
        return database.read(dsl -> {
            List<NoticeNumber> sent = new ArrayList<>();
            List<NoticeNumber> unsent = new ArrayList<>();
            Notices notices = new Notices(dsl, organisation);
            for (StoredNotice notice : notices.naming(sighting.id())) {
                // Of one whose regime is gone nobody knows that it has not left.
                Optional<NoticeState> state = regimes.version(notice.regime(), notice.regimeVersion())
                        .map(regime -> Notices.state(notices.events(notice), regime, notice.items()));
                if (state.filter(known -> !known.mayHaveLeft()).isEmpty()) {
                    if (state.filter(known -> known.phase() == NoticePhase.RETRACTED)
                            .isEmpty()) {
                        sent.add(notice.number());
                    }
                } else if (!state.get().phase().isOver()) {
                    unsent.add(notice.number());
                }
            }
            return new Proceedings(
                    evidence(dsl, organisation, sighting),
                    Optional.ofNullable(CaseMembership.active(dsl, List.of(sighting.id()))
                                    .get(sighting.id()))
                            .flatMap(id -> new CaseFiles(dsl, organisation).byId(id))
                            .map(file -> file.number().toString()),
                    sent,
                    unsent,
                    rivals(dsl, organisation, sighting));
        });
    }

    /** Of the sighting, and of where it stands where somebody looked at that alone. */
    private List<Bundle> evidence(DSLContext dsl, Organisation organisation, StoredSighting sighting) {
        SightingBundles bundles = new SightingBundles(dsl, organisation);
        Stream<SightingBundles.Kept> ofPlaces = Stream.concat(
                        Stream.of(sighting.place()), sighting.pages().stream().map(Appearance::page))
                .distinct()
                .flatMap(place -> bundles.ofPage(place, Instant.EPOCH).stream());
        return Stream.concat(
                        bundles.of(List.of(sighting.id())).getOrDefault(sighting.id(), List.of()).stream(), ofPlaces)
                .filter(kept -> isThere(kept.name()))
                .map(kept -> new Bundle(kept.name(), kept.sealedAt()))
                .distinct()
                .sorted(Comparator.comparing(Bundle::sealedAt).reversed().thenComparing(Bundle::name))
                .toList();
    }

    private boolean isThere(String bundle) {
        Path folder = settings.home().evidence();
        return BundleName.ofFile(bundle + ".wacz")
                .filter(name -> Files.exists(folder.resolve(name.wacz())))
                .isPresent();
    }

    private List<Claimant> rivals(DSLContext dsl, Organisation organisation, StoredSighting sighting) {
        String work = sighting.work().id();
        var matched = sighting.matches().getFirst().match().reference();
        Instant now = Instant.now();
        return new Contests(dsl, organisation)
                .of(Set.of(work)).getOrDefault(work, List.of()).stream()
                        .filter(contest -> contest.state(now) == Contest.State.OPEN)
                        .filter(contest -> contest.own(work).reference().equals(matched))
                        .map(contest -> contest.other(work))
                        .distinct()
                        .toList();
    }
}
