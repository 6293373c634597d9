package dev.colophon.evidence.report;

import java.util.Optional;

/** How the copy was made from the work, as the engines measured it. */
public sealed interface Change {

    /**
     * Of sound.
     *
     * @param speed of the copy, 1 = unchanged, 1.02 = 2 % faster
     * @param pitchCents pitch of the copy above the work in hundredths of a semitone
     */
    record OfSound(double speed, int pitchCents) implements Change {}

    /**
     * Of a film.
     *
     * @param speed of the copy, 1 = unchanged
     * @param framing where its picture lies in that of the copy; empty where that was not measured
     */
    record OfFilm(double speed, boolean mirrored, boolean negated, Optional<Framing> framing) implements Change {}

    /**
     * Where the picture of a film lies in that of a copy.
     *
     * @param rotationDegrees clockwise, 0 to 359
     * @param ofWork the part of the work's picture that is shown
     * @param inCopy where it is shown
     */
    record Framing(int rotationDegrees, Extent.Area ofWork, Extent.Area inCopy) {}

    /**
     * Of a picture.
     *
     * @param rotationDegrees clockwise, 0 to 359
     */
    record OfPicture(boolean mirrored, int rotationDegrees, boolean negated) implements Change {}

    /**
     * Of text. A conversion of the script or of the width is how editions differ too, and disguises nothing.
     *
     * @param identity share of the matched characters that are the same on both sides, 0..1
     * @param disguises look-alike or invisible characters that had to be undone to read it
     * @param widened characters that are full-width in the copy alone
     * @param converted characters that are traditional on one side and simplified on the other
     */
    record OfText(double identity, int disguises, int widened, int converted) implements Change {}
}
