package dev.colophon.service.precheck;

import dev.colophon.detect.FingerprintedFile;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Medium;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a file may be published.
 *
 * @param permission of all its works together
 * @param kind what the file is; empty when it could not be read
 * @param notLookedAt what of the file nobody looked at and why: {@code CODE: what, why, what to do}
 * @param fingerprinted the file, where there was its fingerprint alone
 * @param searched how many registered works it was compared with; what is too plain or too short is not among them
 * @param works that are in it; what asks most of its maker first
 */
public record PrecheckAnswer(
        UsePermission permission,
        Optional<Medium> kind,
        OptionalLong durationMillis,
        Optional<String> notLookedAt,
        Optional<FingerprintedFile> fingerprinted,
        int searched,
        List<UsedWork> works) {

    public PrecheckAnswer {
        works = List.copyOf(works);
    }

    static PrecheckAnswer of(Sighting sighting, int searched, List<UsedWork> works) {
        List<UsedWork> ordered = works.stream()
                .sorted(Comparator.comparing(UsedWork::permission).reversed())
                .toList();
        return new PrecheckAnswer(
                ordered.isEmpty()
                        ? sighting.isCompared() ? UsePermission.FREE : UsePermission.UNKNOWN
                        : ordered.getFirst().permission(),
                sighting.medium(),
                sighting.durationMillis(),
                sighting.reason(),
                sighting.found().fingerprinted(),
                searched,
                ordered);
    }
}
