package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.registry.quarantine.Quarantine;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Files that hit too much, told to a person. */
public final class QuarantineText {

    private QuarantineText() {}

    /** A line for the file, one for why, and one for who released it. */
    public static List<String> lines(Quarantine quarantine) {
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s of @|bold %s|@ by %s"
                .formatted(
                        quarantine.reference(),
                        Console.safe(quarantine.fileName()),
                        Console.safe(quarantine.title()),
                        Console.safe(quarantine.owner().name())));
        lines.add("    @|bold,red QUARANTINED|@ since %s: %s"
                .formatted(quarantine.since().truncatedTo(ChronoUnit.SECONDS), Console.safe(quarantine.reason())));
        quarantine
                .release()
                .ifPresent(release -> lines.add("    released  %s by %s: %s"
                        .formatted(
                                release.at().truncatedTo(ChronoUnit.SECONDS),
                                Console.safe(release.by()),
                                Console.safe(release.reason()))));
        return lines;
    }
}
