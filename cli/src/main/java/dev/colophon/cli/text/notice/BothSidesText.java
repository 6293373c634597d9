package dev.colophon.cli.text.notice;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.notice.DisputedMatter;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.notice.BothSides;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the owner and the user of a contested notice have said, told to a person. */
public final class BothSidesText {

    private BothSidesText() {}

    /** Clause by clause, the claim before the answer; then what the law tells both sides. */
    public static List<String> lines(BothSides sides, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add("  "
                + reader.say(
                        "sides.heading",
                        sides.notice().toString(),
                        sides.regime().id()));
        lines.add("    "
                + reader.say(
                        "sides.notice",
                        sides.sent()
                                .map(at -> reader.say("sides.sent", shown(at)))
                                .orElse("")));
        for (int i = 0; i < sides.answers().size(); i++) {
            BothSides.Answer answer = sides.answers().get(i);
            String complete =
                    reader.say(answer.answer().received().complete() ? "notice.counter.complete" : "sides.incomplete");
            String had = shown(answer.answer().received().receivedByHost());
            String said = answer.answer().received().cameToOwnerAlone()
                    ? reader.say("sides.counter.page", number(sides, i), had, complete)
                    : reader.say(
                            "sides.counter",
                            number(sides, i),
                            had,
                            shown(answer.answer().reachedOwner()),
                            complete);
            lines.add("    "
                    + NoticeText.wording(reader)
                            .about(answer.answer().received().copies(), said));
        }
        sides.matters().forEach(matter -> lines.addAll(matter(sides, matter, reader)));
        if (sides.answers().stream()
                .noneMatch(answer -> answer.answer().received().complete())) {
            lines.add("    " + reader.say("sides.none-complete"));
            return lines;
        }
        sides.step().map(sides.regime()::step).ifPresent(meaning -> {
            lines.add("    " + reader.say("sides.law", Console.safe(String.join(", ", meaning.articles()))));
            lines.add("      "
                    + reader.say("sides.for-you", Console.safe(meaning.owner().in(reader))));
            lines.add("      "
                    + reader.say("sides.for-them", Console.safe(meaning.user().in(reader))));
        });
        sides.suit()
                .ifPresent(suit -> lines.add("    "
                        + reader.say(
                                "sides.suit",
                                NoticeText.wording(reader).suit(suit),
                                suit.document().isEmpty() ? reader.say("sides.suit.unproved") : "")));
        sides.silenceDecides().ifPresent(day -> lines.add("    " + silence(day, sides.takenDown(), reader)));
        return lines;
    }

    /** A day that is the same in each reading of the law is said once; what nobody has said or seen to be removed may not come back. */
    static String silence(Deadline day, boolean takenDown, Language reader) {
        String earliest = day.earliestDay().toString();
        String latest = day.latestDay().toString();
        String basis = Console.safe(day.basis().in(reader));
        String comesBack = earliest.equals(latest)
                ? reader.say("sides.silence.one-day", latest, basis)
                : reader.say("sides.silence", earliest, latest, basis);
        return takenDown ? comesBack : reader.say("sides.silence.up", comesBack);
    }

    /** In full: with all that the user wrote. */
    public static List<String> full(BothSides sides, Language reader) {
        List<String> lines = new ArrayList<>(lines(sides, reader));
        for (int i = 0; i < sides.answers().size(); i++) {
            String text = sides.answers().get(i).text();
            if (!text.isBlank()) {
                lines.add("    " + reader.say("sides.wrote", number(sides, i)));
                text.strip()
                        .lines()
                        .map(line -> ("      " + Console.safe(line)).stripTrailing())
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    /** Where there are several. */
    private static String number(BothSides sides, int index) {
        return sides.answers().size() == 1 ? "" : " (%d)".formatted(index + 1);
    }

    private static List<String> matter(BothSides sides, DisputedMatter matter, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add("    @|bold %s|@".formatted(reader.say("sides.matter." + matter)));
        sides.claims().stream()
                .filter(claim -> claim.matter() == matter)
                .forEach(claim -> lines.add("      "
                        + reader.say(
                                "at", reader.say("sides.owner"), claim.field().name(reader))
                        + reader.say("in-brackets", Console.safe(claim.article()))
                        + words(claim.words(), reader)));
        for (int i = 0; i < sides.answers().size(); i++) {
            String user = reader.say("sides.user") + number(sides, i);
            sides.answers().get(i).fields().stream()
                    .filter(said -> said.matter() == matter)
                    .forEach(said -> lines.add("      "
                            + reader.say("at", user, said.field().field().name(reader))
                            + reader.say(
                                    "in-brackets", Console.safe(said.field().article()))
                            + (said.field().there() ? "" : reader.say("in-colon", reader.say("sides.missing")))
                            + words(said.words(), reader)));
        }
        return lines;
    }

    private static String words(Optional<String> said, Language reader) {
        return said.map(words -> reader.say("in-colon", Console.safe(words))).orElse("");
    }

    private static String shown(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
