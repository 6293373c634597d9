package dev.colophon.cli.text.notice;

import dev.colophon.cases.regime.Regime;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A procedure that notices can follow, told to a person. */
public final class RegimeText {

    private RegimeText() {}

    /** Of a version that another has replaced: which notices keep it. */
    public static String earlier(Regime earlier, Regime newest, Language language) {
        return "             "
                + Console.safe(language.say(
                        "regime.earlier", String.valueOf(earlier.version()), String.valueOf(newest.version())));
    }

    /** What it is, the law, and what of it was not read there. */
    public static List<String> lines(Regime regime, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@  %s"
                .formatted(
                        regime.id(),
                        Console.safe(language.say(
                                "regime.version",
                                String.valueOf(regime.version()),
                                regime.title().in(language)))));
        lines.add("             "
                + Console.safe(language.say(
                        "regime.law",
                        regime.law().name(),
                        regime.law().articles().isEmpty()
                                ? "-"
                                : String.join(", ", regime.law().articles()),
                        regime.law().read().toString())));
        lines.add("             "
                + Console.safe(language.say(
                        "regime.required",
                        regime.notice().required().stream()
                                .map(one -> one.field().key())
                                .collect(Collectors.joining(", ")))));
        if (!regime.unverified().isEmpty()) {
            lines.add("             @|yellow "
                    + Console.safe(language.say(
                            "course.unverified",
                            regime.unverified().stream().sorted().collect(Collectors.joining(", "))))
                    + "|@");
        }
        return lines;
    }
}
