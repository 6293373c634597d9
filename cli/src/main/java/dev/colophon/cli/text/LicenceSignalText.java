package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.sightings.signal.StoredSignal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How a statement about licences is told to a person. */
public final class LicenceSignalText {

    private LicenceSignalText() {}

    /** Who says what of what, where, and when last, on one line. */
    public static String line(StoredSignal stored) {
        LicenceSignal signal = stored.signal();
        LocalDate lastSeen = LocalDate.ofInstant(stored.lastSeen(), ZoneOffset.UTC);
        return "%s  %s %s of %s: %s%s (%s; %s, %s)"
                .formatted(
                        stored.ended().isPresent() ? "until " + lastSeen : lastSeen,
                        signal.speaker().words(),
                        stored.ended().isPresent() ? "said" : "says",
                        subject(signal),
                        Console.safe(signal.statement()),
                        signal.terms().map(uri -> " " + Console.safe(uri)).orElse(""),
                        signal.standard().title(),
                        Console.safe(signal.saidOn()),
                        Console.safe(signal.locator()));
    }

    private static String subject(LicenceSignal signal) {
        return switch (signal.scope()) {
            case ASSET -> signal.isOfBytes() ? "itself" : "this medium";
            case PAGE -> "its words";
            case SITE -> "its site";
            case HOST -> "its host";
        };
    }
}
