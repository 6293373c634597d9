package dev.colophon.cli;

import dev.colophon.index.Grade;
import dev.colophon.registry.Clearance;

/** Prints findings as they come and sums them up. */
final class Report {

    private final Console console;
    private final boolean json;
    private int files;
    private int withMatch;
    private int strong;
    private int cleared;
    private int unreadable;
    private int failures;

    Report(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /** Prints one finding; in text, files without a match are only counted when {@code quiet}. */
    void add(Finding finding, boolean quiet) {
        files++;
        unreadable += finding.sighting().isReadable() ? 0 : 1;
        failures += finding.sighting().isFailure() ? 1 : 0;
        withMatch += finding.matches().isEmpty() ? 0 : 1;
        strong += finding.matches().stream().anyMatch(match -> match.match().grade() != Grade.CANDIDATE) ? 1 : 0;
        boolean lawful = !finding.matches().isEmpty()
                && finding.matches().stream()
                        .allMatch(match -> Clearance.of(match, finding.place()).isPresent());
        cleared += lawful ? 1 : 0;
        if (json) {
            console.line(JsonLines.line(FindingJson.of(finding)));
        } else if (!quiet || !finding.matches().isEmpty() || !finding.sighting().isReadable()) {
            FindingText.lines(finding).forEach(console::line);
        }
    }

    /** Sums up, on standard error when the results are JSON. */
    void end(String verb) {
        end(verb, 0);
    }

    /** @param unchanged how many more were met that were looked into before, and need not be again */
    void end(String verb, int unchanged) {
        if (files > 0 || unchanged == 0) {
            say("%s %s: %s with registered works, %d of them EXACT or STRONG%s%s"
                    .formatted(
                            verb,
                            MatchText.count(files, "file", "files"),
                            withMatch,
                            strong,
                            cleared > 0 ? ", " + cleared + " cleared" : "",
                            unreadable > 0 ? "; " + unreadable + " unreadable" : ""));
        }
        if (unchanged > 0) {
            say("%s %s and unchanged: `colophon sightings` lists what was found in them, --again looks again"
                    .formatted(
                            files > 0 ? "besides," : "nothing new:",
                            MatchText.count(unchanged, "file is known", "files are known")));
        }
    }

    private void say(String sum) {
        if (json) {
            console.note(sum);
        } else {
            console.line(sum);
        }
    }

    /** Files with an EXACT or STRONG match. */
    int strong() {
        return strong;
    }

    /** What the findings mean for the caller, apart from matches. */
    int exitCode() {
        return failures > 0 ? ExitCode.ENVIRONMENT : unreadable > 0 ? ExitCode.REFUSED : ExitCode.OK;
    }
}
