package dev.colophon.sightings.exception;

import dev.colophon.fingerprint.Medium;
import dev.colophon.page.context.Purpose;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What was measured of a copy. What is empty was not measured, and speaks against nobody.
 *
 * @param medium in which most of the copy is of the work
 * @param ofWork how much of the work is in it, 0..1
 * @param ofCopy how much of the copy is of the work, 0..1
 * @param longestRun the longest part without a break: seconds, characters of text, of a picture its share
 * @param parts how many there are
 * @param rest what else is in the copy: seconds, characters, of a picture its share
 * @param prose how much of that stands in sentences: in letters, one of Chinese counts as {@value TextFacts#LETTERS_OF_AN_IDEOGRAPH}; of text
 * @param area how much of the picture of a film shows the work
 * @param quoted how much of what is of the work is marked as quoted, 0..1; of text
 * @param attribution whether the work and its owner are named near it
 * @param altered whether it is not as it was: faster, mirrored, reworded
 * @param purposes what the page on which it stands says that it is for
 * @param pageCharacters of the words on that page
 */
public record ExceptionFacts(
        Medium medium,
        double ofWork,
        double ofCopy,
        double longestRun,
        int parts,
        OptionalDouble rest,
        OptionalDouble prose,
        OptionalDouble area,
        OptionalDouble quoted,
        Attribution attribution,
        boolean altered,
        Optional<Set<Purpose>> purposes,
        OptionalInt pageCharacters) {}
