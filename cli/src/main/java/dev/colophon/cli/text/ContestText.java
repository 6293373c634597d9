package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.contest.Claimant;
import dev.colophon.registry.contest.CommonMaterial;
import dev.colophon.registry.contest.Contest;
import dev.colophon.registry.contest.FileParts;
import dev.colophon.service.contest.WorkContests;
import dev.colophon.service.wording.OutcomeWording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What works share with works of other owners, told to a person. */
public final class ContestText {

    private ContestText() {}

    /** For each three lines: whose it is, where it is, and what that means; and one or two for what is common. */
    public static List<String> lines(WorkContests contests, Language reader) {
        String work = contests.work().id();
        List<String> lines = new ArrayList<>();
        for (Contest contest : contests.contests()) {
            Claimant other = contest.other(work);
            Contest.State state = contest.state(contests.at());
            lines.add("    "
                    + reader.say(
                            "contest.with",
                            state == Contest.State.OPEN ? "@|bold,red CONTESTED|@" : state.toString(),
                            "@|bold " + Console.safe(other.title()) + "|@",
                            Console.safe(other.owner().name()),
                            other.work()));
            lines.add("        "
                    + reader.say(
                            "contest.sides",
                            part(contest, contest.own(work), contest.in(work), reader),
                            part(contest, other, contest.in(other.work()), reader)));
            lines.add("        " + meaning(contest, work, state, reader));
        }
        contests.common().forEach((file, common) -> {
            lines.addAll(common("contest.excluded", contests, file, common.excluded(), reader));
            lines.addAll(common("contest.review", contests, file, common.reviewed(), reader));
        });
        return lines;
    }

    private static List<String> common(
            String what, WorkContests contests, Claimant file, CommonMaterial material, Language reader) {
        return material.parts().isEmpty()
                ? List.of()
                : List.of("    "
                        + reader.say(
                                what,
                                new OutcomeWording(reader).reason(material.sentence()),
                                words(material.parts(), contests.work().kind(), reader),
                                Console.safe(file.fileName())));
    }

    private static String part(Contest contest, Claimant side, FileParts parts, Language reader) {
        return reader.say(
                "contest.part",
                words(parts, contest.medium(), reader),
                Console.safe(side.fileName()),
                contest.by(side.work())
                        .map(answer -> answer(answer, reader))
                        .orElseGet(() -> reader.say("contest.said.nothing")));
    }

    private static String answer(Contest.Answer answer, Language reader) {
        return reader.say(
                switch (answer) {
                    case ASSERT -> "contest.said.assert";
                    case EXCLUDE -> "contest.said.exclude";
                    case SHARE -> "contest.said.share";
                });
    }

    private static String words(FileParts parts, Medium medium, Language reader) {
        return Language.recorded("contest.told.", parts.words(medium)).in(reader);
    }

    private static String meaning(Contest contest, String work, Contest.State state, Language reader) {
        boolean older = contest.isOlder(work);
        return switch (state) {
            case OPEN ->
                reader.say(older ? "contest.open.older" : "contest.open.newer") + until(contest.until(), reader);
            case SHARED -> reader.say("contest.shared");
            case OF_NOBODY -> reader.say("contest.nobody");
            case OF_OLDER -> reader.say(older ? "contest.own" : "contest.other");
            case OF_NEWER -> reader.say(older ? "contest.other" : "contest.own");
        };
    }

    private static String until(Optional<Instant> until, Language reader) {
        return until.map(end -> reader.say(
                        "contest.until",
                        LocalDate.ofInstant(end, ZoneOffset.UTC).toString()))
                .orElse("");
    }
}
