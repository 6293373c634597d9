package dev.colophon.registry.contest;

import dev.colophon.index.ReferenceId;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.work.Party;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is common in a file, and what becomes of it. Anybody can register five works as three owners. So works count against an
 * owner only where somebody has checked who owns them and both sides were told thirty days ago, and what is common is never
 * excluded from the work that had it first of these: that one loses it by an answer or by silence alone. What other works make
 * look common a person decides, until a person sanctions their owners or removes them.
 *
 * @param excluded from the work without a person
 * @param reviewed what else is common: what is found of it a person decides
 */
public record CommonParts(CommonMaterial excluded, CommonMaterial reviewed) {

    static final CommonParts NONE = new CommonParts(CommonMaterial.NONE, CommonMaterial.NONE);

    /**
     * Of a file. A pure function.
     *
     * @param shared as of {@link CommonMaterial#in}
     * @param contests of the work of the file
     * @param standings by the ids of owners; of whom there is none nothing is known
     */
    static CommonParts of(
            Claimant file,
            Map<ReferenceId, List<SharedContent>> shared,
            List<Contest> contests,
            Map<String, ClaimantStanding> standings,
            Instant at) {
        CommonMaterial all = CommonMaterial.in(file, shared, unlessSanctioned(standings));
        if (all.parts().isEmpty()) {
            return NONE;
        }
        Predicate<Party> known = whoIsKnown(standings);
        CommonMaterial excluded =
                CommonMaterial.in(file, toldInTime(shared, at), known).within(hadBefore(file, contests, known));
        FileParts others = all.parts().minus(excluded.parts());
        return new CommonParts(excluded, all.within(others));
    }

    /** Whose works make a person look. */
    static Predicate<Party> unlessSanctioned(Map<String, ClaimantStanding> standings) {
        return owner ->
                standing(standings, owner).filter(ClaimantStanding::sanctioned).isEmpty();
    }

    private static Predicate<Party> whoIsKnown(Map<String, ClaimantStanding> standings) {
        return owner -> standing(standings, owner)
                .filter(standing -> standing.identityChecked() && !standing.sanctioned())
                .isPresent();
    }

    private static Optional<ClaimantStanding> standing(Map<String, ClaimantStanding> standings, Party owner) {
        return Optional.ofNullable(standings.get(owner.id()));
    }

    private static FileParts hadBefore(Claimant file, List<Contest> contests, Predicate<Party> known) {
        return contests.stream()
                .filter(contest -> contest.newer().reference().equals(file.reference())
                        && known.test(contest.older().owner()))
                .map(Contest::inNewer)
                .reduce(FileParts.NONE, FileParts::or);
    }

    /** What both sides have had the time to answer. */
    private static Map<ReferenceId, List<SharedContent>> toldInTime(
            Map<ReferenceId, List<SharedContent>> shared, Instant at) {
        Map<ReferenceId, List<SharedContent>> told = new HashMap<>();
        shared.forEach((file, all) -> told.put(
                file,
                all.stream()
                        .filter(one -> one.contestedAt()
                                .filter(begun -> !at.isBefore(begun.plus(Registration.TIME_TO_ANSWER)))
                                .isPresent())
                        .toList()));
        return told;
    }

    boolean isEmpty() {
        return excluded.parts().isEmpty() && reviewed.parts().isEmpty();
    }
}
