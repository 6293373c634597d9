package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.standing.StandingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The standing of owners, told to a person. */
public final class StandingText {

    private StandingText() {}

    /**
     * A line for the owner, and one for each thing that is missing for the next level.
     *
     * @param full with all that was entered
     */
    public static List<String> lines(ClaimantStanding standing, boolean full) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s  @|bold %s|@  %s  bound %.4f  (%d of %d decided claims won)",
                standing.claimant().id(),
                Console.safe(standing.claimant().name()),
                standing.level(),
                standing.bound(),
                standing.won(),
                standing.decided()));
        standing.missing().forEach(missing -> lines.add("    missing   " + missing));
        if (full) {
            standing.events().forEach(event -> lines.add(line(event)));
            if (!standing.events().isEmpty()) {
                lines.add("    All of this is the word of whoever operates this installation.");
            }
        }
        return lines;
    }

    private static String line(StandingEvent event) {
        return "    %s  %s%s  (entered by %s)"
                .formatted(
                        event.id(),
                        Console.safe(event.sentence()),
                        event.takesBack().map(id -> " [" + id + "]").orElse(""),
                        Console.safe(event.statedBy()));
    }
}
