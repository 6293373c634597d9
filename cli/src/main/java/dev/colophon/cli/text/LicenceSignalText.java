package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.sightings.signal.StoredSignal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How a statement about licences is told to a person. */
public final class LicenceSignalText {

    private LicenceSignalText() {}

    /** Who says what of what, where, and when last, on one line. */
    public static String line(StoredSignal stored, Language reader) {
        LicenceSignal signal = stored.signal();
        LocalDate lastSeen = LocalDate.ofInstant(stored.lastSeen(), ZoneOffset.UTC);
        return reader.say(
                stored.ended().isPresent() ? "signal.said" : "signal.says",
                lastSeen.toString(),
                Language.recorded("signal.speaker.", signal.speaker().words()).in(reader),
                subject(signal, reader),
                Console.safe(signal.statement()),
                signal.terms().map(uri -> " " + Console.safe(uri)).orElse(""),
                signal.standard().title(),
                Console.safe(signal.saidOn()),
                Console.safe(signal.locator()));
    }

    private static String subject(LicenceSignal signal, Language reader) {
        return reader.say(
                switch (signal.scope()) {
                    case ASSET -> signal.isOfBytes() ? "signal.of.itself" : "signal.of.medium";
                    case PAGE -> "signal.of.words";
                    case SITE -> "signal.of.site";
                    case HOST -> "signal.of.host";
                });
    }
}
