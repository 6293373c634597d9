package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.registry.contest.Claimant;
import dev.colophon.registry.contest.CommonMaterial;
import dev.colophon.registry.contest.Contest;
import dev.colophon.registry.contest.FileParts;
import dev.colophon.service.contest.WorkContests;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What works share with works of other owners, told to a person. */
public final class ContestText {

    private ContestText() {}

    /** For each three lines: whose it is, where it is, and what that means; and one or two for what is common. */
    public static List<String> lines(WorkContests contests) {
        String work = contests.work().id();
        List<String> lines = new ArrayList<>();
        for (Contest contest : contests.contests()) {
            Claimant other = contest.other(work);
            Contest.State state = contest.state(contests.at());
            lines.add("    %s with @|bold %s|@ of %s  %s"
                    .formatted(
                            state == Contest.State.OPEN ? "@|bold,red CONTESTED|@" : state,
                            Console.safe(other.title()),
                            Console.safe(other.owner().name()),
                            other.work()));
            lines.add("        here %s; there %s"
                    .formatted(
                            part(contest, contest.own(work), contest.in(work)),
                            part(contest, other, contest.in(other.work()))));
            lines.add("        " + meaning(contest, work, state));
        }
        contests.common().forEach((file, common) -> {
            lines.addAll(common(contests, file, "excluded  ", common.excluded()));
            lines.addAll(common(contests, file, "review    perhaps ", common.reviewed()));
        });
        return lines;
    }

    private static List<String> common(WorkContests contests, Claimant file, String what, CommonMaterial material) {
        return material.parts().isEmpty()
                ? List.of()
                : List.of("    %s%s: %s of %s"
                        .formatted(
                                what,
                                material.sentence(),
                                material.parts().words(contests.work().kind()),
                                Console.safe(file.fileName())));
    }

    private static String part(Contest contest, Claimant side, FileParts parts) {
        return "%s of %s (%s)"
                .formatted(
                        parts.words(contest.medium()),
                        Console.safe(side.fileName()),
                        contest.by(side.work())
                                .map(answer -> answer.name().toLowerCase(Locale.ROOT))
                                .orElse("nothing said"));
    }

    private static String meaning(Contest contest, String work, Contest.State state) {
        boolean older = contest.isOlder(work);
        return switch (state) {
            case OPEN ->
                (older
                                ? "This work had it first: what is found of it a person decides."
                                : "The other work had it first: nothing is done about what is found of it.")
                        + until(contest.until());
            case SHARED -> "Both hold it: what is found of it a person decides.";
            case OF_NOBODY -> "Nobody claims it.";
            case OF_OLDER -> older ? "It is this work's alone." : "It is the other work's alone.";
            case OF_NEWER -> older ? "It is the other work's alone." : "It is this work's alone.";
        };
    }

    private static String until(Optional<Instant> until) {
        return until.map(end -> " Who says nothing until %s (--assert, --exclude, --share) gives it up."
                        .formatted(LocalDate.ofInstant(end, ZoneOffset.UTC)))
                .orElse("");
    }
}
