package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.quarantine.Quarantine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Files that hit too much, told to a person. */
public final class QuarantineText {

    private QuarantineText() {}

    /** A line for the file, one for why, and one for who released it. */
    public static List<String> lines(Quarantine quarantine, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add(reader.say(
                "quarantine.file",
                quarantine.reference().toString(),
                Console.safe(quarantine.fileName()),
                reader.say(
                        "finding.by",
                        "@|bold " + Console.safe(quarantine.title()) + "|@",
                        Console.safe(quarantine.owner().name()))));
        lines.add("    "
                + reader.say(
                        "quarantine.since",
                        second(quarantine.since()),
                        Console.safe(reason(quarantine.reason(), reader))));
        quarantine
                .release()
                .ifPresent(release -> lines.add("    "
                        + reader.say(
                                "quarantine.released",
                                second(release.at()),
                                Console.safe(release.by()),
                                Console.safe(release.reason()))));
        return lines;
    }

    /** Why a file is in quarantine. */
    static String reason(String reason, Language reader) {
        return Language.recorded("quarantine.told.", reason).in(reader);
    }

    private static String second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
