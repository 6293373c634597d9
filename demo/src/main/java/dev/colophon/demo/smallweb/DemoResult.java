package dev.colophon.demo.smallweb;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.text.FindingText;
import dev.colophon.demo.words.DemoWords;
import dev.colophon.index.Grade;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.scan.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo's findings against its answer key.
 *
 * @param uses the copies and the lawful uses that were planted, each with what was found of it
 * @param wrong matches, EXACT or STRONG, with anything that is not there
 * @param unrelated files and pages without anything of the catalogue that were looked at
 */
public record DemoResult(List<DemoUse> uses, List<Wrong> wrong, int unrelated) {

    /** As wide as the widest mark. */
    private static final int MARK = 6;

    /** A match with a work that is not there. */
    record Wrong(Finding finding, RegisteredMatch match) {}

    public DemoResult {
        uses = List.copyOf(uses);
        wrong = List.copyOf(wrong);
    }

    /** Judges what a scan found. */
    public static DemoResult of(DemoPlan plan, List<Finding> findings) {
        List<Wrong> wrong = new ArrayList<>();
        int unrelated = 0;
        for (Finding finding : findings) {
            DemoPlan.Expectation expected = plan.at(finding.place());
            unrelated +=
                    expected instanceof DemoPlan.Unrelated && finding.sighting().isReadable() ? 1 : 0;
            finding.matches().stream()
                    .filter(match -> match.match().grade() != Grade.CANDIDATE && !isExpected(match, expected))
                    .forEach(match -> wrong.add(new Wrong(finding, match)));
        }
        return new DemoResult(DemoUse.of(plan, findings), wrong, unrelated);
    }

    private static boolean isExpected(RegisteredMatch match, DemoPlan.Expectation expected) {
        String title = match.registered().work().title();
        return switch (expected) {
            case DemoPlan.Planted planted -> planted.title().equals(title);
            case DemoPlan.Lawful lawful -> lawful.title().equals(title);
            case DemoPlan.Unrelated() -> false;
        };
    }

    /** The copies, or the lawful uses. */
    List<DemoUse> uses(boolean lawful) {
        return uses.stream().filter(use -> use.lawful() == lawful).toList();
    }

    /** Everything planted was found, nothing else was, every lawful use was cleared. */
    public boolean isRight() {
        return wrong.isEmpty() && uses.stream().allMatch(DemoUse::isRight);
    }

    /** The totals in one line. */
    public String summary(DemoWords words) {
        return words.say("summary", right(false), uses(false).size(), wrong.size(), right(true));
    }

    private long right(boolean lawful) {
        return uses(lawful).stream().filter(DemoUse::isRight).count();
    }

    /** For a person: each use with its match, then what is wrong. */
    public List<String> table(DemoWords words) {
        List<String> table = new ArrayList<>();
        for (DemoUse use : uses) {
            String right = use.lawful() ? mark("cyan", "lawful", words) : mark("green", "found", words);
            table.add("%s %s".formatted(use.isRight() ? right : mark("red", "missed", words), use.place()));
            table.add("         " + words.say("planted", use.title(), words.alteration(use.alteration())));
            use.finding().ifPresent(finding -> use.match().ifPresent(match -> tell(match, finding, table, words)));
        }
        for (Wrong match : wrong) {
            table.add(mark("red", "false", words) + " " + match.finding().place());
            tell(match.match(), match.finding(), table, words);
        }
        return table;
    }

    private static String mark(String colour, String key, DemoWords words) {
        return "@|%s %s|@".formatted(colour, Columns.label(words.say(key), MARK));
    }

    private static void tell(RegisteredMatch match, Finding finding, List<String> table, DemoWords words) {
        FindingText.match(
                        match,
                        finding.matches(),
                        finding.place(),
                        finding.sighting().medium().orElseThrow(),
                        words.reader())
                .forEach(line -> table.add("       " + line));
    }
}
