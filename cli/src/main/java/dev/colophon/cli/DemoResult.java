package dev.colophon.cli;

import dev.colophon.index.Grade;
import dev.colophon.registry.Clearance;
import dev.colophon.registry.RegisteredMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The demo's findings against its answer key.
 *
 * @param table for a person
 * @param planted copies that were planted
 * @param found of these, with the right work
 * @param wrong matches, EXACT or STRONG, with anything that is not there
 * @param lawful uses that were planted
 * @param cleared of these, found and cleared
 */
record DemoResult(List<String> table, int planted, int found, int wrong, int lawful, int cleared) {

    static DemoResult of(DemoPlan plan, List<Finding> findings) {
        List<String> table = new ArrayList<>();
        int found = 0;
        int wrong = 0;
        int cleared = 0;
        for (Finding finding : findings) {
            DemoPlan.Expectation expected = plan.at(finding.place());
            switch (expected) {
                case DemoPlan.Planted(String title, String alteration) -> {
                    Optional<RegisteredMatch> match = match(finding, title);
                    boolean right =
                            match.isPresent() && clearance(finding, match.get()).isEmpty();
                    found += right ? 1 : 0;
                    table.add("%s %s".formatted(right ? "@|green found |@" : "@|red MISSED|@", finding.place()));
                    table.add("         planted: %s, %s".formatted(title, alteration));
                    match.ifPresent(certain -> tell(certain, finding, table));
                }
                case DemoPlan.Lawful(String title, String why) -> {
                    Optional<RegisteredMatch> match = match(finding, title);
                    boolean right = match.flatMap(certain -> clearance(finding, certain))
                            .isPresent();
                    cleared += right ? 1 : 0;
                    table.add("%s %s".formatted(right ? "@|cyan lawful|@" : "@|red MISSED|@", finding.place()));
                    table.add("         planted: %s, %s".formatted(title, why));
                    match.ifPresent(certain -> tell(certain, finding, table));
                }
                case DemoPlan.Unrelated() -> {}
            }
            for (RegisteredMatch match : finding.matches()) {
                if (match.match().grade() != Grade.CANDIDATE && !isExpected(match, expected)) {
                    wrong++;
                    table.add("@|red FALSE |@ " + finding.place());
                    tell(match, finding, table);
                }
            }
        }
        return new DemoResult(
                table,
                plan.all(DemoPlan.Planted.class).size(),
                found,
                wrong,
                plan.all(DemoPlan.Lawful.class).size(),
                cleared);
    }

    boolean isRight() {
        return found == planted && wrong == 0 && cleared == lawful;
    }

    String summary() {
        return "demo: %d of %d planted copies found, %d false, %d lawful uses cleared"
                .formatted(found, planted, wrong, cleared);
    }

    private static Optional<RegisteredMatch> match(Finding finding, String title) {
        return finding.matches().stream()
                .filter(match -> match.registered().work().title().equals(title))
                .findFirst();
    }

    private static boolean isExpected(RegisteredMatch match, DemoPlan.Expectation expected) {
        String title = match.registered().work().title();
        return switch (expected) {
            case DemoPlan.Planted planted -> planted.title().equals(title);
            case DemoPlan.Lawful lawful -> lawful.title().equals(title);
            case DemoPlan.Unrelated() -> false;
        };
    }

    private static Optional<Clearance> clearance(Finding finding, RegisteredMatch match) {
        return Clearance.of(match, finding.place());
    }

    private static void tell(RegisteredMatch match, Finding finding, List<String> table) {
        FindingText.match(match, finding.place(), finding.sighting().medium().orElseThrow())
                .forEach(line -> table.add("       " + line));
    }
}
