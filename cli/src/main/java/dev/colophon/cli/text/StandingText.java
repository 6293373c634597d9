package dev.colophon.cli.text;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.standing.StandingEvent;
import dev.colophon.service.wording.OutcomeWording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The standing of owners, told to a person. */
public final class StandingText {

    private static final String WORDS = "standing.told.";

    private static final String INDENT = "    ";

    private static final int LABEL = 10;

    private StandingText() {}

    /**
     * A line for the owner, and one for each thing that is missing for the next level.
     *
     * @param full with all that was entered
     */
    public static List<String> lines(ClaimantStanding standing, boolean full, Language reader) {
        OutcomeWording wording = new OutcomeWording(reader);
        List<String> lines = new ArrayList<>();
        lines.add(reader.say(
                "standing.line",
                standing.claimant().id(),
                "@|bold " + Console.safe(standing.claimant().name()) + "|@",
                standing.level().toString(),
                String.format(Locale.ROOT, "%.4f", standing.bound()),
                standing.won(),
                standing.decided()));
        String missing = Columns.label(reader.say("standing.missing"), LABEL);
        standing.missing().forEach(what -> lines.add(INDENT + missing + wording.reason(what)));
        if (full) {
            standing.events().forEach(event -> lines.add(INDENT + line(event, reader)));
            if (!standing.events().isEmpty()) {
                lines.add(INDENT + reader.say("standing.word"));
            }
        }
        return lines;
    }

    private static String line(StandingEvent event, Language reader) {
        return reader.say(
                "standing.event",
                event.id(),
                Console.safe(what(event, reader)),
                event.takesBack().map(id -> " [" + id + "]").orElse(""),
                Console.safe(event.statedBy()));
    }

    private static String what(StandingEvent event, Language reader) {
        String source = event.source()
                .map(who -> Language.recorded(WORDS, who.word()).in(reader))
                .map(who -> event.reviewer()
                        .map(name -> reader.say("standing.event.reviewed", who, name))
                        .orElseGet(() -> reader.say("standing.event.source", who)))
                .orElse("");
        return reader.say(
                "standing.event.what",
                event.on().toString(),
                Language.recorded(WORDS, event.what().words()).in(reader),
                source,
                event.note());
    }
}
