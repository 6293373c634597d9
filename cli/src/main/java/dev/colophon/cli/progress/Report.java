package dev.colophon.cli.progress;

import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.FindingText;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.detect.Sighting;
import dev.colophon.evidence.messages.Language;
import dev.colophon.index.Grade;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.service.json.FindingView;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.scan.Finding;
import dev.colophon.sightings.ChangedDecision;
import dev.colophon.sightings.Presence;
import dev.colophon.sightings.decision.DecisionState;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints findings as they come and sums them up. */
public final class Report {

    private final Console console;
    private final Language reader;
    private final boolean json;
    private int files;
    private int withMatch;
    private int packed;
    private int known;
    private int later;
    private int laterGone;
    private int strong;
    private int cleared;
    private int back;
    private int again;
    private int same;
    private int gone;
    private int held;
    private int released;
    private int unreadable;
    private int inPart;
    private int incomparable;
    private int failures;

    public Report(Console console, boolean json) {
        this.console = console;
        this.reader = console.reader();
        this.json = json;
    }

    /**
     * Prints one finding; in text, files that were compared and have no match are only counted when {@code quiet}, and what is the
     * same as at the look before is only counted.
     */
    public void add(Finding finding, boolean quiet) {
        if (finding.stored().isPresent()) {
            addStored(finding);
            return;
        }
        boolean rest = finding.isRest();
        files += rest ? 0 : 1;
        inPart += rest ? 1 : 0;
        unreadable += rest || finding.sighting().isReadable() ? 0 : 1;
        incomparable += isIncomparable(finding.sighting()) ? 1 : 0;
        failures += finding.sighting().isFailure() ? 1 : 0;
        withMatch += finding.matches().isEmpty() ? 0 : 1;
        packed += !finding.matches().isEmpty() && finding.isPacked() ? 1 : 0;
        strong += finding.matches().stream().anyMatch(match -> match.match().grade() != Grade.CANDIDATE) ? 1 : 0;
        boolean lawful = !finding.matches().isEmpty()
                && finding.matches().stream()
                        .allMatch(match -> Clearance.of(match, finding.place()).isPresent());
        cleared += lawful ? 1 : 0;
        back += isBack(finding) ? 1 : 0;
        same += finding.presence() == Presence.SAME || finding.presence() == Presence.KNOWN ? 1 : 0;
        again += finding.presence() == Presence.AGAIN ? 1 : 0;
        boolean news = finding.presence() != Presence.SAME;
        boolean isSaid =
                !finding.matches().isEmpty() || finding.sighting().reason().isPresent();
        if (news && (json || !quiet || isSaid)) {
            print(finding);
        }
    }

    /** Of bytes that were not looked into for it. */
    private void addStored(Finding finding) {
        boolean isLater = finding.presence() == Presence.FOUND_LATER;
        known += isLater ? 0 : 1;
        later += isLater ? 1 : 0;
        laterGone += isLater && finding.isGone() ? 1 : 0;
        print(finding);
    }

    /** Prints a copy that is gone. */
    public void addGone(Finding finding) {
        gone++;
        print(finding);
    }

    /** Prints a copy that is seen again, or is back, where nothing was looked into. */
    public void addAgain(Finding finding) {
        back += isBack(finding) ? 1 : 0;
        again += finding.presence() == Presence.AGAIN ? 1 : 0;
        print(finding);
    }

    private static boolean isBack(Finding finding) {
        return finding.presence() == Presence.BACK || finding.presence() == Presence.PARTLY_BACK;
    }

    private void print(Finding finding) {
        if (json) {
            console.line(JsonLines.line(FindingView.of(finding)));
        } else {
            FindingText.lines(finding, reader).forEach(console::line);
        }
    }

    /** Prints what is decided otherwise now by what is said of licences. */
    public void addRedecided(ChangedDecision change) {
        boolean isHeld = change.sighting().decisionState() == DecisionState.HELD;
        held += isHeld ? 1 : 0;
        released += isHeld ? 0 : 1;
        console.line(json ? JsonLines.line(FindingView.of(change)) : StoredSightingText.redecided(change, reader));
    }

    /** Read, but silence, or too short or plain to be compared. */
    private static boolean isIncomparable(Sighting sighting) {
        return sighting.isReadable()
                && sighting.matches().isEmpty()
                && sighting.reason().filter(why -> !why.startsWith("PARTIAL")).isPresent();
    }

    /**
     * Sums up, on standard error when the results are JSON.
     *
     * @param done the message of what was done; with {@code .none} behind it, that of nothing
     */
    public void end(String done) {
        end(done, 0);
    }

    /**
     * Sums up, on standard error when the results are JSON.
     *
     * @param done the message of what was done; with {@code .none} behind it, that of nothing
     * @param unchanged how many more were met that were looked into before, and need not be again
     */
    public void end(String done, int unchanged) {
        if (files > 0) {
            say(reader.say(done, files, sum("")));
        } else if (changes() + inPart > 0) {
            say(joined(changed(), inPart()));
        } else if (unchanged == 0) {
            say(reader.say(done + ".none"));
        }
        if (unchanged > 0) {
            say(reader.say(
                    files + changes() + inPart > 0 ? "sum.unchanged.besides" : "sum.unchanged.alone", unchanged));
        }
    }

    /**
     * Sums up a watch, in which only what has matches was printed.
     *
     * @param looked into; what was known by its bytes, or seen before, is found without
     */
    public void endOfWatch(long looked) {
        if (looked > 0) {
            say(reader.say("sum.watch", looked, sum(counted("sum.packed", packed, packed > 0))));
        } else if (withMatch > 0) {
            say(reader.say("sum.watch.known", sum("")));
        } else if (known + later > 0) {
            say(reader.say("sum.watch.known", joined(stored(), changed())));
        } else {
            say(changes() > 0 ? changed() : reader.say("sum.watch.none"));
        }
    }

    /** @param packed how many of those with matches were taken out of others, where that is said */
    private String sum(String packed) {
        return joined(
                reader.say("sum.with", withMatch)
                        + counted("sum.strong", strong, withMatch > 0)
                        + packed
                        + counted("sum.cleared", cleared, cleared > 0)
                        + counted("sum.same", same, same > 0),
                stored(),
                changed(),
                counted("sum.incomparable", incomparable, incomparable > 0),
                counted("sum.unreadable", unreadable, unreadable > 0),
                inPart());
    }

    /** Of what was not looked into for it. */
    private String stored() {
        return joined(
                counted("sum.known", known, known > 0),
                counted("sum.later", later, later > 0) + counted("sum.later.gone", laterGone, laterGone > 0));
    }

    private String counted(String key, int count, boolean isSaid) {
        return isSaid ? reader.say(key, count) : "";
    }

    /** Of what was known before. */
    private int changes() {
        return back + again + gone + held + released;
    }

    private String changed() {
        return joined(
                counted("sum.back", back, back > 0),
                counted("sum.again", again, again > 0),
                counted("sum.gone", gone, gone > 0),
                counted("sum.held", held, held > 0),
                counted("sum.released", released, released > 0));
    }

    private String joined(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(reader.say("change.separator")));
    }

    private String inPart() {
        return counted("sum.in-part", inPart, inPart > 0);
    }

    private void say(String sum) {
        if (json) {
            console.note(sum);
        } else {
            console.line(sum);
        }
    }

    /** Files with an EXACT or STRONG match. */
    public int strong() {
        return strong;
    }

    /** What the findings mean for the caller, apart from matches. */
    public int exitCode() {
        return failures > 0 ? ExitCode.ENVIRONMENT : unreadable + inPart > 0 ? ExitCode.REFUSED : ExitCode.OK;
    }
}
