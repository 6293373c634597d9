package dev.colophon.service.contest;

import dev.colophon.registry.contest.Claimant;
import dev.colophon.registry.contest.CommonParts;
import dev.colophon.registry.contest.Contest;
import dev.colophon.registry.contest.Contests;
import dev.colophon.registry.work.Work;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a work shares with works of other owners.
 *
 * @param common by its files what is common material in them; those in which nothing is are not there
 * @param at when that is so
 */
public record WorkContests(Work work, List<Contest> contests, Map<Claimant, CommonParts> common, Instant at) {

    public WorkContests {
        contests = List.copyOf(contests);
        common = new LinkedHashMap<>(common);
    }

    /** Of a work. */
    public static WorkContests of(Contests stored, Work work, Instant at) {
        List<Contest> contests = stored.of(Set.of(work.id())).getOrDefault(work.id(), List.of());
        Set<Claimant> files = new LinkedHashSet<>();
        contests.forEach(contest -> files.add(contest.own(work.id())));
        var found = stored.common(files, at);
        Map<Claimant, CommonParts> common = new LinkedHashMap<>();
        files.forEach(file ->
                Optional.ofNullable(found.get(file.reference())).ifPresent(material -> common.put(file, material)));
        return new WorkContests(work, contests, common, at);
    }

    public boolean isEmpty() {
        return contests.isEmpty();
    }

    /** Those that are not settled. */
    public int open() {
        return open(contests, at);
    }

    /** Those of them that are not settled. */
    public static int open(List<Contest> contests, Instant at) {
        return (int) contests.stream()
                .filter(contest -> contest.state(at) == Contest.State.OPEN)
                .count();
    }
}
