package dev.colophon.cli.text;

import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cases.removal.SurvivalCurve;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.removal.ListLooks.PlannedLook;
import dev.colophon.service.removal.LookedCopy.Looked;
import dev.colophon.service.removal.MeasureSurvival.HostSurvival;
import dev.colophon.service.wording.RecordedWording;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What looks for copies say, told to a person. */
public final class LookText {

    private static final int ID_CHARACTERS = 8;

    private static final List<Integer> DAYS = List.of(1, 7, 30, 90);

    private LookText() {}

    /** A line for the copy, one for the verdict, one for what comes next. */
    public static List<String> lines(Looked looked, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@  %s  (%s)"
                .formatted(
                        id(looked.sighting().id()),
                        Console.safe(looked.sighting().place()),
                        Console.safe(looked.sighting().work().title())));
        lines.add("    "
                + reader.say(
                        "looks.found",
                        "@|bold " + looked.finding().verdict() + "|@",
                        meaning(looked.finding().verdict(), reader),
                        reason(looked.finding().reason(), reader)));
        lines.add("    "
                + reader.say(
                        looked.vantages().size() == 1 ? "looks.from.alone" : "looks.from",
                        looked.vantages().stream()
                                .map(from -> vantage(from, reader))
                                .collect(Collectors.joining(reader.say("match.comma"))),
                        looked.next().map(at -> next(at, reader)).orElseGet(() -> reader.say("looks.next.none"))));
        return lines;
    }

    /** From where it was looked: whoever runs this names other places. */
    static String vantage(String from, Language reader) {
        return Console.safe(Language.recorded("looks.vantage.", from).in(reader));
    }

    private static String next(Instant at, Language reader) {
        return reader.say("looks.next", time(at));
    }

    private static String reason(String reason, Language reader) {
        return Console.safe(new RecordedWording("looks.told.", reader).told(reason));
    }

    private static String id(String id) {
        return id.substring(id.length() - ID_CHARACTERS);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString().replace(":00Z", "Z");
    }

    /** What follows from a verdict. */
    public static String meaning(RemovalVerdict verdict, Language reader) {
        return reader.say(
                switch (verdict.meaning()) {
                    case REMOVED -> "looks.removed";
                    case UP -> "looks.up";
                    case UNKNOWN -> "looks.unknown";
                });
    }

    /** A line for a copy that is looked for, and one for its last look. */
    public static List<String> lines(PlannedLook planned, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@  %s  %s"
                .formatted(
                        id(planned.sighting().id()),
                        Console.safe(planned.sighting().place()),
                        planned.parked()
                                .map(why -> reader.say("looks.parked", reason(why, reader)))
                                .orElseGet(() -> next(planned.due(), reader))));
        planned.last()
                .ifPresent(look -> lines.add("    "
                        + reader.say(
                                "looks.last",
                                time(look.at()),
                                look.finding().verdict().toString(),
                                reason(look.finding().reason(), reader))));
        planned.seenSince().ifPresent(at -> lines.add("    " + reader.say("looks.seen-since", time(at))));
        return lines;
    }

    /** How long copies stay up at a host. */
    public static List<String> lines(HostSurvival survival, Language reader) {
        SurvivalCurve curve = survival.curve();
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@  %s%s"
                .formatted(
                        Console.safe(survival.host()),
                        reader.say("looks.survival", curve.copies(), curve.ended()),
                        curve.median()
                                .map(time -> reader.say("looks.survival.half", words(time, reader)))
                                .orElse("")));
        for (int days : DAYS) {
            Optional<SurvivalCurve.Step> step = curve.at(Duration.ofDays(days));
            step.ifPresent(there -> lines.add("    "
                    + reader.say(
                            "looks.survival.after",
                            reader.say("looks.days", days),
                            String.format(Locale.ROOT, "%5.1f", 100 * there.share()),
                            String.format(Locale.ROOT, "%.1f", 100 * there.lower()),
                            String.format(Locale.ROOT, "%.1f", 100 * there.upper()))));
        }
        if (survival.gone() > 0) {
            lines.add("    " + reader.say("looks.survival.gone", survival.gone()));
        }
        if (survival.untold() > 0) {
            lines.add("    " + reader.say("looks.survival.untold", survival.untold()));
        }
        return lines;
    }

    private static String words(Duration time, Language reader) {
        return time.toHours() < 48
                ? reader.say("looks.hours", time.toHours())
                : reader.say("looks.days", time.toDays());
    }
}
