package dev.colophon.benchmark.image;

import dev.colophon.benchmark.image.PictureConditions.PictureCondition;
import dev.colophon.benchmark.image.PictureCorpus.Picture;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import java.util.List;
import java.util.Optional;

/**
 * What a search of one altered picture found.
 *
 * @param right the match with the picture it was made of, when that is registered
 * @param wrong matches with other works
 * @param fingerprintMillis processor time to make its fingerprint, 0 when that was kept
 * @param searchMillis processor time of the search
 */
record PictureOutcome(
        Picture picture,
        PictureCondition condition,
        boolean registered,
        Optional<Match> right,
        List<Match> wrong,
        double fingerprintMillis,
        double searchMillis) {

    boolean found() {
        return right.stream().anyMatch(match -> match.grade() != Grade.CANDIDATE);
    }

    boolean listed() {
        return right.isPresent();
    }

    /** A match that may lead to something without a person, with the wrong work. */
    Optional<Match> falseAlarm() {
        return wrong.stream().filter(match -> match.grade() != Grade.CANDIDATE).findFirst();
    }
}
