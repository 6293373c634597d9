package dev.colophon.registry.contest;

import static dev.colophon.store.schema.tables.Competing.COMPETING;
import static dev.colophon.store.schema.tables.ContestAnswer.CONTEST_ANSWER;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.select;

import dev.colophon.index.ReferenceId;
import dev.colophon.registry.contest.ContestRows.Pair;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.standing.StandingEvents;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** What owners of an organisation claim twice, within a transaction of whoever asks. */
public final class Contests {

    private static final int LONGEST_ACTOR = 200;

    private final DSLContext dsl;
    private final Organisation organisation;

    public Contests(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /** By the ids of works, those of them that share content with another owner's alone: what is contested of them. */
    public Map<String, List<Contest>> of(Collection<String> works) {
        return of(works, shared(works));
    }

    /** What files of these works share with other owners'. */
    Set<SharedContent> shared(Collection<String> works) {
        return ContestRows.ofWorks(dsl, organisation, works);
    }

    Map<String, List<Contest>> of(Collection<String> works, Set<SharedContent> shared) {
        Map<String, List<Contest>> contests = new HashMap<>();
        for (Contest contest : contests(shared)) {
            for (String work : Set.of(contest.older().work(), contest.newer().work())) {
                if (works.contains(work)) {
                    contests.computeIfAbsent(work, _ -> new ArrayList<>()).add(contest);
                }
            }
        }
        return contests;
    }

    /** The works that share content with another owner's. */
    public Set<String> works() {
        var files = select(COMPETING.REFERENCE)
                .from(COMPETING)
                .union(select(COMPETING.OTHER).from(COMPETING));
        return new LinkedHashSet<>(dsl.selectDistinct(WORK.ID)
                .from(WORK)
                .join(REFERENCE)
                .on(REFERENCE.WORK.eq(WORK.ID))
                .where(WORK.ORGANISATION.eq(organisation.id()), REFERENCE.REMOVED_AT.isNull(), REFERENCE.ID.in(files))
                .orderBy(WORK.ID.desc())
                .fetch(WORK.ID));
    }

    private List<Contest> contests(Set<SharedContent> shared) {
        Map<Pair, Contest.Answer> answers = ContestRows.answers(dsl, shared);
        Map<ReferenceId, List<SharedContent>> byLater =
                shared.stream().collect(Collectors.groupingBy(one -> one.later().reference()));
        return shared.stream()
                .map(one -> isOfLater(one, byLater)
                        ? contest(one, one.later(), one.inLater(), one.earlier(), one.inEarlier(), answers)
                        : contest(one, one.earlier(), one.inEarlier(), one.later(), one.inLater(), answers))
                .toList();
    }

    private static Map<ReferenceId, List<SharedContent>> byFile(Set<SharedContent> shared) {
        Map<ReferenceId, List<SharedContent>> byFile = new HashMap<>();
        for (SharedContent one : shared) {
            for (Claimant side : List.of(one.earlier(), one.later())) {
                byFile.computeIfAbsent(side.reference(), _ -> new ArrayList<>()).add(one);
            }
        }
        return byFile;
    }

    /**
     * Whether the file that was registered later is of the work that had the content first: a second file of it makes the work
     * no newer.
     */
    private static boolean isOfLater(SharedContent content, Map<ReferenceId, List<SharedContent>> byLater) {
        return byLater.getOrDefault(content.earlier().reference(), List.of()).stream()
                .filter(before ->
                        before.earlier().work().equals(content.later().work()) && before.medium() == content.medium())
                .anyMatch(before -> !before.inLater().and(content.inEarlier()).isEmpty());
    }

    private static Contest contest(
            SharedContent shared,
            Claimant older,
            FileParts inOlder,
            Claimant newer,
            FileParts inNewer,
            Map<Pair, Contest.Answer> answers) {
        String first = older.reference().value();
        String second = newer.reference().value();
        return new Contest(
                older,
                newer,
                shared.medium(),
                inOlder,
                inNewer,
                shared.contestedAt(),
                Optional.ofNullable(answers.get(new Pair(first, second))),
                Optional.ofNullable(answers.get(new Pair(second, first))));
    }

    /** By files what is common in them at a moment; those in which nothing is are left out. */
    public Map<ReferenceId, CommonParts> common(Collection<Claimant> files, Instant at) {
        Set<String> works = files.stream().map(Claimant::work).collect(Collectors.toSet());
        Set<SharedContent> shared = shared(works);
        return common(files, shared, of(works, shared), at);
    }

    /**
     * @param shared what the files share with others, at least
     * @param contests by the ids of their works
     */
    Map<ReferenceId, CommonParts> common(
            Collection<Claimant> files, Set<SharedContent> shared, Map<String, List<Contest>> contests, Instant at) {
        Set<Party> owners = new LinkedHashSet<>();
        shared.forEach(one -> {
            owners.add(one.earlier().owner());
            owners.add(one.later().owner());
        });
        Map<String, ClaimantStanding> standings = new StandingEvents(dsl, organisation).standings(owners, at);
        Map<ReferenceId, List<SharedContent>> byFile = byFile(withWorksOfOwners(files, shared, standings));
        Map<ReferenceId, CommonParts> common = new HashMap<>();
        for (Claimant file : files) {
            CommonParts found =
                    CommonParts.of(file, byFile, contests.getOrDefault(file.work(), List.of()), standings, at);
            if (!found.isEmpty()) {
                common.put(file.reference(), found);
            }
        }
        return common;
    }

    /** With what the others of these files share with further works of the files' owners. */
    private Set<SharedContent> withWorksOfOwners(
            Collection<Claimant> files, Set<SharedContent> shared, Map<String, ClaimantStanding> standings) {
        Map<ReferenceId, List<SharedContent>> direct = byFile(shared);
        Map<Party, Set<ReferenceId>> toFollow = new LinkedHashMap<>();
        for (Claimant file : files) {
            toFollow.computeIfAbsent(file.owner(), _ -> new LinkedHashSet<>())
                    .addAll(CommonMaterial.toFollow(
                            file,
                            direct.getOrDefault(file.reference(), List.of()),
                            CommonParts.unlessSanctioned(standings)));
        }
        Set<SharedContent> all = new LinkedHashSet<>(shared);
        toFollow.forEach((owner, others) ->
                all.addAll(ContestRows.withWorksOf(dsl, organisation, owner, others, CommonMaterial.MOST_OF_AN_OWNER)));
        return all;
    }

    /**
     * A work says what becomes of what it shares with others.
     *
     * @param contests of the work
     */
    public void answer(String work, List<Contest> contests, Contest.Answer answer, WorkEvents events) {
        for (Contest contest : contests) {
            Claimant other = contest.other(work);
            dsl.insertInto(CONTEST_ANSWER)
                    .set(CONTEST_ANSWER.ID, events.ids().next())
                    .set(CONTEST_ANSWER.REFERENCE, contest.own(work).reference().value())
                    .set(CONTEST_ANSWER.OTHER, other.reference().value())
                    .set(CONTEST_ANSWER.ANSWER, answer.name())
                    .set(CONTEST_ANSWER.ANSWERED_BY, Sanitiser.fit(events.actor(), LONGEST_ACTOR))
                    .execute();
            events.record(
                    dsl,
                    work,
                    WorkEvent.Action.EDITED,
                    List.of(WorkEvent.Change.added(
                            "contest",
                            "%s against `%s` of %s"
                                    .formatted(
                                            answer.name().toLowerCase(Locale.ROOT),
                                            other.title(),
                                            other.owner().name()))));
        }
    }
}
