package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.fingerprint.TakenFingerprint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What came of taking fingerprints, told to a person. */
public final class FingerprintText {

    private static final String INDENT = "    ";

    private final Language reader;

    /** @param reader in whose language */
    public FingerprintText(Language reader) {
        this.reader = reader;
    }

    /** A line for the file, and one for each thing that whoever sends it away has to know. */
    public List<String> lines(TakenFingerprint.Taken taken, Path written) {
        String media = taken.media().stream()
                .map(medium -> FindingText.kind(medium, reader))
                .collect(Collectors.joining(reader.say("match.comma")));
        String length = taken.durationMillis().isPresent()
                ? " " + MatchText.clock(Duration.ofMillis(taken.durationMillis().getAsLong()))
                : "";
        List<String> lines = new ArrayList<>();
        lines.add(reader.say(
                "fingerprint.taken",
                "@|bold " + Console.safe(taken.file().toString()) + "|@",
                media + length,
                Console.safe(written.toString()),
                taken.bytes()));
        if (taken.files() > 1) {
            lines.add(INDENT + reader.say("fingerprint.files", taken.files(), taken.unread()));
        }
        taken.partial().ifPresent(reached -> lines.add(INDENT + Console.safe(ReadingText.reached(reached, reader))));
        if (taken.holdsText()) {
            lines.add(INDENT + reader.say("fingerprint.text"));
        }
        return lines;
    }

    /** That there is none, and why. */
    public String line(TakenFingerprint.NotTaken not) {
        return reader.say(
                "fingerprint.none",
                "@|bold " + Console.safe(not.file().toString()) + "|@",
                Console.safe(
                        ReadingText.reason(not.why().reason() + ": " + not.why().detail(), reader)));
    }
}
