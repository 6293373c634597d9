package dev.colophon.service.evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A bundle of a home.
 *
 * @param wacz its container
 * @param caseId the case it belongs to
 * @param number within the case
 * @param stamped whether it has a timestamp
 * @param reported whether it has a report
 * @param fault what is wrong with its container
 * @param missing files of it that are not there, or empty
 */
public record KeptBundle(
        Path wacz,
        String caseId,
        int number,
        boolean stamped,
        boolean reported,
        Optional<String> fault,
        List<String> missing) {

    public KeptBundle {
        missing = List.copyOf(missing);
    }
}
