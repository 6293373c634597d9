package dev.colophon.detect;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Unmatchable;
import dev.colophon.index.Match;
import dev.colophon.media.refusal.Unreadable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was found where: one found file, and the registered references that share content with it.
 *
 * @param medium what the file is, or empty when it could not be read
 * @param reason why it could not be read, or could not be compared, or only in part: {@code CODE: what, why, what to do}
 * @param durationMillis of sound and film
 * @param fingerprints the fingerprints that were compared; none of a file that could not be read
 * @param matches best first
 * @param elapsed how long reading and searching took
 */
public record Sighting(
        FoundFile found,
        Optional<Medium> medium,
        Optional<String> reason,
        OptionalLong durationMillis,
        List<Fingerprint> fingerprints,
        List<Match> matches,
        Duration elapsed) {

    private static final String PARTIAL = "PARTIAL: ";

    public Sighting {
        fingerprints = List.copyOf(fingerprints);
        matches = List.copyOf(matches);
    }

    /** Whether the file could be read at all. */
    public boolean isReadable() {
        return medium.isPresent();
    }

    /** Whether all of it, or a part, could be compared: of what could not, nobody knows what is in it. */
    public boolean isCompared() {
        return isReadable() && (!matches.isEmpty() || notCompared().isEmpty());
    }

    /** The code of why nothing of it could be compared; what was read of a part may be too little, too. */
    public Optional<String> notCompared() {
        boolean nothing = !fingerprints.isEmpty()
                && fingerprints.stream()
                        .allMatch(fingerprint -> fingerprint.unmatchable().isPresent());
        return nothing && matches.isEmpty()
                ? fingerprints.getFirst().unmatchable().map(Unmatchable::name)
                : reason.filter(why -> !why.startsWith(PARTIAL)).map(why -> why.split(":", 2)[0]);
    }

    /** Whether this program or this machine failed on it: nobody knows what is in it, and to look again may help. */
    public boolean isFailure() {
        return reason.filter(Unreadable::isFailure).isPresent();
    }

    /** The same of bytes that stand at another place. */
    public Sighting at(FoundFile other) {
        return new Sighting(other, medium, reason, durationMillis, fingerprints, matches, elapsed);
    }

    /** The same file with other matches. */
    public Sighting with(List<Match> others) {
        return new Sighting(found, medium, reason, durationMillis, fingerprints, others, elapsed);
    }

    /**
     * The same of bytes behind which there were more: what was read of them is a part, and that it is too little to compare says
     * nothing of the whole.
     *
     * @param reached how far they go and why; empty when they are the whole
     */
    public Sighting inPart(Optional<String> reached) {
        boolean said = reason.filter(why -> why.startsWith(PARTIAL)).isPresent();
        return reached.isEmpty() || said || !isReadable()
                ? this
                : new Sighting(
                        found, medium, reached.map(PARTIAL::concat), durationMillis, fingerprints, matches, elapsed);
    }

    /** The same of a file of which a part was read, after all, and nothing found in it itself. */
    public Sighting readInPart(Medium kind, String why) {
        return new Sighting(
                found, Optional.of(kind), Optional.of(PARTIAL + why), durationMillis, fingerprints, matches, elapsed);
    }

    static Sighting of(FoundFile found, List<Part> parts, List<Match> matches, Duration elapsed) {
        Part main = parts.getFirst();
        return new Sighting(
                found,
                Optional.of(main.fingerprint().medium()),
                matches.isEmpty() || main.partial().isPresent() ? shortcoming(parts) : Optional.empty(),
                main.durationMillis(),
                parts.stream().map(Part::fingerprint).toList(),
                matches,
                elapsed);
    }

    /** Of a file that could not be read. */
    public static Sighting unreadable(FoundFile found, Unreadable why, Duration elapsed) {
        return new Sighting(
                found,
                Optional.empty(),
                Optional.of(why.reason() + ": " + why.detail()),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                elapsed);
    }

    /** A file is only as incomparable as its most comparable part: a film of black frames may have sound. */
    private static Optional<String> shortcoming(List<Part> parts) {
        Optional<String> partial = parts.stream()
                .flatMap(part -> part.partial().stream())
                .findFirst()
                .map(PARTIAL::concat);
        if (partial.isPresent()) {
            return partial;
        }
        boolean comparable =
                parts.stream().anyMatch(part -> part.fingerprint().unmatchable().isEmpty());
        return comparable
                ? Optional.empty()
                : parts.getFirst().fingerprint().unmatchable().map(Sighting::explain);
    }

    private static String explain(Unmatchable unmatchable) {
        return unmatchable
                + switch (unmatchable) {
                    case TOO_SHORT -> ": there is too little of it to tell a copy from chance";
                    case TOO_SMALL -> ": a picture needs at least 64 pixels a side";
                    case TOO_PLAIN -> ": there is too little in it that sets it apart";
                    case SILENT -> ": the sound is silence";
                };
    }
}
