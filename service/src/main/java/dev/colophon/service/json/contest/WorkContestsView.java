package dev.colophon.service.json.contest;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.contest.Claimant;
import dev.colophon.registry.contest.CommonMaterial;
import dev.colophon.registry.contest.CommonParts;
import dev.colophon.registry.contest.Contest;
import dev.colophon.registry.contest.FileParts;
import dev.colophon.service.contest.WorkContests;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a work shares with works of other owners; the schema is {@code work-contests.schema.json}. */
public record WorkContestsView(
        String work, String title, String owner, List<ContestView> contests, List<CommonView> common) {

    /** Content that another owner registered, too. */
    public record ContestView(
            Contest.State state,
            Role role,
            @Nullable Instant since,
            @Nullable Instant until,
            Medium medium,
            String reference,
            String file,
            List<PartView> parts,
            Contest.@Nullable Answer answer,
            OtherView other) {

        private static ContestView of(Contest contest, String work, Instant at) {
            Claimant own = contest.own(work);
            Claimant other = contest.other(work);
            return new ContestView(
                    contest.state(at),
                    contest.isOlder(work) ? Role.OLDER : Role.NEWER,
                    contest.begunAt().orElse(null),
                    contest.until().orElse(null),
                    contest.medium(),
                    own.reference().value(),
                    own.fileName(),
                    PartView.of(contest.in(work)),
                    contest.by(work).orElse(null),
                    new OtherView(
                            other.work(),
                            other.title(),
                            other.owner().name(),
                            other.reference().value(),
                            other.fileName(),
                            PartView.of(contest.in(other.work())),
                            contest.by(other.work()).orElse(null)));
        }
    }

    /** Whether the work had the content first. */
    public enum Role {
        OLDER,
        NEWER
    }

    /** The other side. */
    public record OtherView(
            String work,
            String title,
            String owner,
            String reference,
            String file,
            List<PartView> parts,
            Contest.@Nullable Answer answer) {}

    /** Common material in a file of the work; what is not excluded a person decides. */
    public record CommonView(
            String reference, String file, List<PartView> parts, int works, int owners, boolean excluded) {

        private static Stream<CommonView> of(Claimant file, CommonParts common) {
            return Stream.of(of(file, common.excluded(), true), of(file, common.reviewed(), false))
                    .filter(view -> !view.parts().isEmpty());
        }

        private static CommonView of(Claimant file, CommonMaterial material, boolean excluded) {
            return new CommonView(
                    file.reference().value(),
                    file.fileName(),
                    PartView.of(material.parts()),
                    material.works(),
                    material.owners(),
                    excluded);
        }
    }

    /** A part of a file. */
    public record PartView(long start, long end) {

        private static List<PartView> of(FileParts parts) {
            return parts.parts().stream()
                    .map(part -> new PartView(part.start(), part.end()))
                    .toList();
        }
    }

    public static WorkContestsView of(WorkContests contests) {
        return new WorkContestsView(
                contests.work().id(),
                contests.work().title(),
                contests.work().owner().name(),
                views(contests),
                contests.common().entrySet().stream()
                        .flatMap(one -> CommonView.of(one.getKey(), one.getValue()))
                        .toList());
    }

    /** What is contested of a work, alone. */
    public static List<ContestView> views(WorkContests contests) {
        return contests.contests().stream()
                .map(contest -> ContestView.of(contest, contests.work().id(), contests.at()))
                .toList();
    }
}
