package dev.colophon.cli.text;

import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cases.removal.SurvivalCurve;
import dev.colophon.cli.output.Console;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.removal.ListLooks.PlannedLook;
import dev.colophon.service.removal.LookedCopy.Looked;
import dev.colophon.service.removal.MeasureSurvival.HostSurvival;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What looks for copies say, told to a person. */
public final class LookText {

    private static final int ID_CHARACTERS = 8;

    private static final List<Integer> DAYS = List.of(1, 7, 30, 90);

    private LookText() {}

    /** A line for the copy, one for the verdict, one for what comes next. */
    public static List<String> lines(Looked looked) {
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@  %s  (%s)"
                .formatted(
                        id(looked.sighting().id()),
                        Console.safe(looked.sighting().place()),
                        Console.safe(looked.sighting().work().title())));
        lines.add("    @|bold %s|@, %s: %s"
                .formatted(
                        looked.finding().verdict(),
                        meaning(looked.finding().verdict()),
                        Console.safe(looked.finding().reason())));
        lines.add("    looked from %s; %s"
                .formatted(
                        Console.safe(String.join(", ", looked.vantages()))
                                + (looked.vantages().size() == 1 ? " alone: other places may see other things" : ""),
                        looked.next().map(at -> "next look " + time(at)).orElse("no further look")));
        return lines;
    }

    private static String id(String id) {
        return id.substring(id.length() - ID_CHARACTERS);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString().replace(":00Z", "Z");
    }

    /** What follows from a verdict. */
    public static String meaning(RemovalVerdict verdict) {
        return switch (verdict.meaning()) {
            case REMOVED -> "removed";
            case UP -> "not removed";
            case UNKNOWN -> "nobody knows whether it is removed";
        };
    }

    /** A line for a copy that is looked for, and one for its last look. */
    public static List<String> lines(PlannedLook planned) {
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@  %s  %s"
                .formatted(
                        id(planned.sighting().id()),
                        Console.safe(planned.sighting().place()),
                        planned.parked()
                                .map(why -> "PARKED: " + Console.safe(why))
                                .orElseGet(() -> "next look " + time(planned.due()))));
        planned.last()
                .ifPresent(look -> lines.add("    %s %s: %s"
                        .formatted(
                                time(look.at()),
                                look.finding().verdict(),
                                Console.safe(look.finding().reason()))));
        return lines;
    }

    /** How long copies stay up at a host. */
    public static List<String> lines(HostSurvival survival) {
        SurvivalCurve curve = survival.curve();
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@  %s looked for, %d found gone%s"
                .formatted(
                        Console.safe(survival.host()),
                        Plural.of(curve.copies(), "copy", "copies"),
                        curve.ended(),
                        curve.median()
                                .map(time -> "; half are gone after " + words(time))
                                .orElse("")));
        for (int days : DAYS) {
            Optional<SurvivalCurve.Step> step = curve.at(Duration.ofDays(days));
            step.ifPresent(there -> lines.add(String.format(
                    Locale.ROOT,
                    "    after %s  %5.1f %% still up (95 %% interval %.1f to %.1f)",
                    Plural.of(days, "day", "days"),
                    100 * there.share(),
                    100 * there.lower(),
                    100 * there.upper())));
        }
        return lines;
    }

    private static String words(Duration time) {
        return time.toHours() < 48
                ? Plural.of(time.toHours(), "hour", "hours")
                : Plural.of(time.toDays(), "day", "days");
    }
}
