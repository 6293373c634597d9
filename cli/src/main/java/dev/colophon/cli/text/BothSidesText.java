package dev.colophon.cli.text;

import dev.colophon.cases.notice.DisputedMatter;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.notice.BothSides;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the owner and the user of a contested notice have said, told to a person. */
public final class BothSidesText {

    private BothSidesText() {}

    /** Clause by clause, the claim before the answer; then what the law tells both sides. */
    public static List<String> lines(BothSides sides, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add("  both sides of %s under %s, clause by clause:"
                .formatted(sides.notice(), sides.regime().id()));
        lines.add("    the owner: the notice%s"
                .formatted(sides.sent().map(at -> ", sent " + shown(at)).orElse("")));
        for (int i = 0; i < sides.answers().size(); i++) {
            BothSides.Answer answer = sides.answers().get(i);
            lines.add("    the user%s: a counter-notice that the recipient had %s, and that was taken down here %s: %s"
                    .formatted(
                            number(sides, i),
                            shown(answer.answer().received().receivedByHost()),
                            shown(answer.answer().reachedOwner()),
                            answer.answer().received().complete()
                                    ? "complete"
                                    : "@|bold incomplete|@, no time begins with it"));
        }
        sides.matters().forEach(matter -> lines.addAll(matter(sides, matter, reader)));
        if (sides.answers().stream()
                .noneMatch(answer -> answer.answer().received().complete())) {
            lines.add("    no counter-notice is complete: nothing follows before one is");
            return lines;
        }
        Regime.StepMeaning meaning = sides.regime().step(sides.step());
        lines.add("    the law, %s:".formatted(Console.safe(String.join(", ", meaning.articles()))));
        lines.add("      for you: " + Console.safe(meaning.owner().in(reader)));
        lines.add("      for them: " + Console.safe(meaning.user().in(reader)));
        sides.silenceDecides()
                .ifPresent(day -> lines.add(
                        "    @|bold your silence brings the content back|@: not before %s, in the latest reading of the law not before %s (%s)"
                                .formatted(
                                        day.earliestDay(),
                                        day.latestDay(),
                                        Console.safe(day.basis().in(reader)))));
        return lines;
    }

    /** In full: with all that the user wrote. */
    public static List<String> full(BothSides sides, Language reader) {
        List<String> lines = new ArrayList<>(lines(sides, reader));
        for (int i = 0; i < sides.answers().size(); i++) {
            String text = sides.answers().get(i).text();
            if (!text.isBlank()) {
                lines.add("    what the user wrote%s:".formatted(number(sides, i)));
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
        lines.add("    @|bold %s|@".formatted(matter.name().toLowerCase(Locale.ROOT)));
        sides.claims().stream()
                .filter(claim -> claim.matter() == matter)
                .forEach(claim -> lines.add("      owner: %s (%s)%s"
                        .formatted(
                                claim.field().name(reader.tag()),
                                Console.safe(claim.article()),
                                claim.words()
                                        .map(words -> ": " + Console.safe(words))
                                        .orElse(""))));
        for (int i = 0; i < sides.answers().size(); i++) {
            String user = "user" + number(sides, i);
            sides.answers().get(i).fields().stream()
                    .filter(said -> said.matter() == matter)
                    .forEach(said -> lines.add("      %s: %s (%s)%s%s"
                            .formatted(
                                    user,
                                    said.field().field().name(reader.tag()),
                                    Console.safe(said.field().article()),
                                    said.field().there() ? "" : ": @|bold missing|@",
                                    said.words()
                                            .map(words -> ": " + Console.safe(words))
                                            .orElse(""))));
        }
        return lines;
    }

    private static Instant shown(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
