package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseLicences;
import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cases.file.CaseSighting;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cases.review.ReviewHold;
import dev.colophon.service.caller.Actor;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the sightings of a case with all that matters of each there, some at a time: those that are in it, then those that left. */
public final class CaseMembers {

    private CaseMembers() {}

    /** Hands over each. */
    public static void forEach(Database database, Actor actor, CaseFile file, Consumer<CaseMember> each) {
        List<CaseSighting> all = database.read(dsl -> new CaseFiles(dsl, actor.organisation()).sightings(file));
        Stream.concat(all.stream().filter(CaseSighting::isIn), all.stream().filter(one -> !one.isIn()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), Rows::parts))
                .forEach(some -> members(database, actor, some).forEach(each));
    }

    private static List<CaseMember> members(Database database, Actor actor, List<CaseSighting> some) {
        List<String> ids = some.stream().map(CaseSighting::sighting).toList();
        Map<String, StoredSighting> stored = new Sightings(database, actor.organisation())
                .of(ids).stream().collect(Collectors.toMap(StoredSighting::id, Function.identity()));
        Map<String, List<SightingBundles.Kept>> bundles =
                database.read(dsl -> new SightingBundles(dsl, actor.organisation()).of(ids));
        Set<String> noticed = database.read(dsl -> new CaseFiles(dsl, actor.organisation()).noticed(ids));
        CaseLicences licences = database.read(dsl -> CaseLicences.of(dsl, stored.values()));
        Map<String, ReviewHold> holds =
                database.read(dsl -> ReviewHold.of(dsl, actor.organisation(), stored.values(), Instant.now()));
        return some.stream()
                .map(one -> {
                    Optional<StoredSighting> sighting = Optional.ofNullable(stored.get(one.sighting()));
                    return new CaseMember(
                            one,
                            sighting,
                            sighting.flatMap(seen -> CaseObstacle.of(seen, licences, holds)),
                            bundles.getOrDefault(one.sighting(), List.of()),
                            one.left()
                                            .filter(CaseSighting.Departed::toBeRetracted)
                                            .isPresent()
                                    && noticed.contains(one.sighting()));
                })
                .toList();
    }
}
